"""The front door: what a person, or an assistant, finds at the address itself."""
