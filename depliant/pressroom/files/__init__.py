"""The files of an edition: their names, and what is made beside the PDF for those who print it."""
