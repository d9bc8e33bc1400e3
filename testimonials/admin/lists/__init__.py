"""Everything at the desk that is about more than one story: the queue and other lists, news, the overview."""
