"""Events and reports as the files that others' tools load: one file a format, found by being there."""
