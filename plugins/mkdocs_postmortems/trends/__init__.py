"""Pure numbers over incidents: periods, spans, what was seen again."""
