"""Make-up: text made up into pages, by whole blocks: outline, parts, breaks, plan."""
