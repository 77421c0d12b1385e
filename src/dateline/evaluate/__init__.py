"""Gold data readers and scores: one file a known gold format, found by being there."""
