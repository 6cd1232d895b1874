"""Numbers in a text: doses, ages, lengths, shares, how often, in which unit and pieces."""
