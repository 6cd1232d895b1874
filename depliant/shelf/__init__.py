"""The out folder: whole files, lock, journal, manifest."""
