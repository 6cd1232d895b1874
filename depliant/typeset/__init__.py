"""Content → HTML → Pages: compose, cast off, fit, lay out."""
