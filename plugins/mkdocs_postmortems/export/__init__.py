"""What we know in the formats of other programs."""
