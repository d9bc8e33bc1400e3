"""What is left out is None, here as everywhere: generate.py takes the generator's own word for it out of its code."""

__all__: list[str] = []
