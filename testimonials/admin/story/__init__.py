"""One story as the desk shows it: its text and what was found in it, what changed, what readers will see."""
