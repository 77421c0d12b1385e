"""The second coder: a small learned model beside the rules, and the marked sentences it learns from."""
