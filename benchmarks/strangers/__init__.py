"""Hospitals and leaflets that nobody drew a page for: made from a seed, pressed, judged, shown."""
