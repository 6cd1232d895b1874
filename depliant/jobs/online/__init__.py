"""`--online`: whether the addresses in leaflets still answer."""
