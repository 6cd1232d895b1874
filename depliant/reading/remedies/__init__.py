"""What is wrong with what people write, in words, and what to write instead."""
