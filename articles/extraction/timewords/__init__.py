"""Time expressions of Arabic news prose: words, grammar, calendars and sets of days."""
