"""Measures reads against the alternatives, and against the number of articles stored: `python -m bench`."""
