"""What people write: leaflet, hospital, local text, kinds; the workspace."""
