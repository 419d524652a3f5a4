"""``bot evaluate``: JSON Lines in, JSON Lines out."""
