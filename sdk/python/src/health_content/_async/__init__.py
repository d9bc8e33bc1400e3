"""The client, asynchronous: the source of both. generate.py makes the synchronous one of it."""
