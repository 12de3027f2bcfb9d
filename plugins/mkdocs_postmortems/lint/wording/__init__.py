"""Wording that puts a person where a condition belongs, or that knows the end of the story."""
