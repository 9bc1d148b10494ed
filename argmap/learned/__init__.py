"""Learned weights for mining: what they are, how they are loaded and used."""
