"""Written by generate.py from the API's contract."""
