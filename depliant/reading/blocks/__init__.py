"""Markdown's lines → blocks, each with its line: what an author wrote, read as it was meant, or
refused. Marks inside a line are read later, when a section is rendered."""
