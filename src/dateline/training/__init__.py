"""Training the second coder from marked sentences: needs the extra `train` (torch), which coding does not."""
