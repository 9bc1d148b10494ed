"""All of it at every moment, from what had been said by then."""
