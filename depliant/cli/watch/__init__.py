"""check --watch: what people write is checked again whenever it changes."""
