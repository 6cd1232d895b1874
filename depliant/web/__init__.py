"""Catalogue, desk, status pages: functions of the manifest and the day."""
