"""Bytes → shapes: each kind of file that authors have."""
