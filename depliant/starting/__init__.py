"""starting: a workspace, a leaflet, a hospital of which nothing is written yet. Nothing that is
there is ever replaced."""
