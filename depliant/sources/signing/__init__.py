"""Who signs for a text: which roles are asked for, whose signatures stand, what people attest."""
