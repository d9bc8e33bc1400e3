"""Reviews: what a name may be, what was signed, what it is worth, who may sign, and where it goes from there."""
