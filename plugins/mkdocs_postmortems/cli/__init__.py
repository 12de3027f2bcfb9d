"""The command `postmortems`; the only room that knows click."""
