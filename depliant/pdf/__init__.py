"""Pages → sheets: imposition, marks, inks, PDF/X."""
