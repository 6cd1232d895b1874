"""When to call, whom, and whether somebody answers then."""
