"""Taking stories in, and what their authors do with them by receipt. It never reads the public side."""
