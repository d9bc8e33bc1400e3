# Made from src/health_content/_async/__init__.py by generate.py: change that.
"""The client, asynchronous: the source of both. generate.py makes the synchronous one of it."""
