"""A Word file put in order: its changes, its comments, its styles; then HTML."""
