"""The moderation door: the only writer of published stories, and of what happened to a submission."""
