"""Findings as text for people, editors and the places that show them beside a change."""
