"""Bytes → text → values, each with its place."""
