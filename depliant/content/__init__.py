"""What one edition says: select makes every choice."""
