"""The plate: running text that is set once for all hospitals that say the same."""
