"""Events in words for people: the same words in tables, exports, calendars, briefs and pages."""
