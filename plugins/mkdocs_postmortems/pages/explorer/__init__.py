"""The page that finds records: its filters, its data, and the page itself."""
