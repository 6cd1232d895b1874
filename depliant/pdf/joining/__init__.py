"""A plate and an imprint, written apart, as one PDF."""
