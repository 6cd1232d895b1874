"""One section's Markdown → safe HTML: what is written, as it is read, dressed and shown."""
