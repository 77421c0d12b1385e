"""The store: one DuckDB file of articles, reports, events and their history. SQL lives only here."""
