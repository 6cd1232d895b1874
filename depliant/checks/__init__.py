"""Checks: one rule, one file, registered by subject."""
