"""`python -m dateline.knowledge.gazetteer_build [allCountries.zip] [-o OUT]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.errors import DatelineError
from dateline.knowledge.gazetteer import ARTEFACT
from dateline.knowledge.gazetteer_build.build import build


def main() -> int:
    """Build the artefact and say what is in it; 1 where that can't be done."""
    parser = argparse.ArgumentParser(
        prog="python -m dateline.knowledge.gazetteer_build", description=build.__doc__
    )
    parser.add_argument(
        "dump", nargs="?", type=Path, help="GeoNames' allCountries.zip; without it, the registry packages"
    )
    parser.add_argument(
        "-o", "--out", type=Path, default=ARTEFACT, help="where to write (default: the shipped artefact)"
    )
    asked = parser.parse_args()
    try:
        counts = build(asked.dump, asked.out)
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"{asked.out}: {counts.places:,} places, {counts.names:,} names, {counts.size / 1e6:.1f} MB\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
