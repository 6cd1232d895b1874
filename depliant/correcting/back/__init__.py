"""What came back in a Word file: its sections and notes, and what of it an article can take."""
