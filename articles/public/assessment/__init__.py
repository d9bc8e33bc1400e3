"""Asking the guidance: facts in, an explained assessment out. Computed and forgotten."""
