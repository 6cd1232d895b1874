"""The letters of a leaflet: its fonts, the digits that are cut out of one, the drawn signs."""
