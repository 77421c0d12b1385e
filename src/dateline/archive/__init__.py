"""The whole way of an archive: articles to reports to events, and into the store."""
