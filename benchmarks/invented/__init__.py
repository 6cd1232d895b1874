"""What invented hospitals and leaflets are made of: pictures, and the rows of a large workspace."""
