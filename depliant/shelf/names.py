"""What a build calls its own files in an out folder."""

MANIFEST = "manifest.json"
HIDDEN = ".depliant"  # lock, journal and temporary files
