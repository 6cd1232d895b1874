"""The inks of a leaflet: what its colours are called before a hospital's are mixed."""
