"""Training the second coder: needs the extra `train` (torch); nothing here is imported when coding."""
