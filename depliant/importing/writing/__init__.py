"""Shapes → Markdown, read back as soon as it is written."""
