"""Reports to events: which tell of one happening, what they add up to, and what they disagree on."""
