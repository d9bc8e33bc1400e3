"""What the environment says, read and checked, and what is written to the logs."""
