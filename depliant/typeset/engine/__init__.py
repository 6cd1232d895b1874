"""engine: the typesetting engine, warm, and what is read of its boxes."""
