"""What an endpoint stands on: strict queries and bodies, problems, pages, ready bytes, and how it is described."""
