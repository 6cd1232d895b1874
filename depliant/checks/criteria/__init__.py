"""What the instruments ask of a leaflet, as data, and what shows that it is met."""
