"""The commands with which a leaflet is corrected by colleagues."""
