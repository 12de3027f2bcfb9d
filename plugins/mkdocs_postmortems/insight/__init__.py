"""What a slice of a collection says: `trends` and `graph` asked for pages and commands alike."""
