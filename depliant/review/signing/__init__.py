"""What surrounds a signature: who may give it, what stands of it, what it adds to the pages."""
