"""Events for people: the calendar of what is planned, and the brief of what happened."""
