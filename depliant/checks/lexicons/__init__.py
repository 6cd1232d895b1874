"""Words that readers do not know, as data, and whether a text explains them."""
