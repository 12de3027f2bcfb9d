"""Pictures of the records: what is counted for each, where its marks lead, and its numbers."""
