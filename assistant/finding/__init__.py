"""Which passages speak of it, best first."""
