"""An entry of the shelf → a message to a family; outbox; sending."""
