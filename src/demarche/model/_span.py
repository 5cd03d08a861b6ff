"""Places in a report's text."""

Span = tuple[int, int]
"""Half-open character offsets ``(start, end)`` into ``Report.text`` as stored."""
