"""What several texts say of the same things: numbers, hours, telephones, in their languages."""
