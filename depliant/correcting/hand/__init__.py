"""What was corrected, written into the text of an article: as few letters as can be."""
