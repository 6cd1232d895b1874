"""Tests: one file per module, fixtures by folder, golden pages."""
