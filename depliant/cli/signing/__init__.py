"""The commands by which somebody answers for a text."""
