"""Calendars and briefs: what is planned and how it stands, what happened, who says so, what is disputed.

`calendars` and `briefs` choose and sort, and give a `Page`; `plain`, `markdown` and `html` write one.
"""
