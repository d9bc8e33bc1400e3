"""What stands beside the article document: in lists, in the history, in the feed."""
