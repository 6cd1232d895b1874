"""Plates: written down, kept, read again."""
