"""Facts in, explained assessment out: what an article's rules and warnings say about one reader. No Django, no I/O."""
