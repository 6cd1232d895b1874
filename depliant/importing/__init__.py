"""What authors have (Word, web pages, text, other Markdown) → a first leaflet; what was done."""
