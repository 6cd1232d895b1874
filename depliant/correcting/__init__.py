"""A leaflet goes out as a Word file to be corrected, and comes back: only what was corrected is
written."""
