"""Shapes → shapes: what was typed or pasted becomes what was meant."""
