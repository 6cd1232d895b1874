"""What authors have (Word, web pages, text, other Markdown) → a first leaflet, and what was done."""
