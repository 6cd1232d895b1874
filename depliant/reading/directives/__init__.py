"""What a comment asks of the press."""
