"""What a key of a profile may hold, where it takes more than a pattern to tell."""
