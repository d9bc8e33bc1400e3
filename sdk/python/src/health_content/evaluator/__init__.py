"""The server's own evaluator, copied by generate.py from articles/guidance: change it there.

What it needs is here, so that the guidance can be asked wherever Python runs.
"""
