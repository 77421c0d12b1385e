"""`python -m dateline.training.teach` fits a larger encoder to the corpus and writes what it says of it.

What ships learns from these answers beside the marks (`taught.py`). The larger network itself is thrown away.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from msgspec import structs
from torch import Tensor

from dateline.learned.acts import MarkedAct
from dateline.learned.instances import NONE
from dateline.training import taught
from dateline.training.__main__ import say
from dateline.training.batches import Labels, act_batches, pair_batches
from dateline.training.course import Course, read
from dateline.training.fit import Settings, fit
from dateline.training.network import Network

# a larger encoder learns in fewer rounds and smaller steps, and keeps what its first layers know
SETTINGS = Settings(epochs=2, rate=4e-5, head_rate=4e-4, negatives=0.6, average=0.995)
ACTS = Settings(epochs=2, rate=5e-5, head_rate=4e-4, renamed=0.3, average=0.995)  # where it learns acts alone
_FROZEN = 4
_AT_ONCE = 64


def main() -> None:
    """Read the options, fit, and write the answers."""
    ask = argparse.ArgumentParser(prog="python -m dateline.training.teach", description=__doc__)
    ask.add_argument(
        "--corpus", type=Path, default=Path("corpus/sentences"), help="files of marked sentences"
    )
    ask.add_argument("--pack", type=Path, action="append", default=[], help="a pack with own types and rules")
    ask.add_argument("--encoder", type=Path, required=True, help="folder of the larger encoder")
    ask.add_argument("--out", type=Path, default=Path("corpus/taught.tsv"), help="the file to write")
    ask.add_argument(
        "--acts", action="store_true", help="fit to acts alone; add what the file does not yet answer"
    )
    given = ask.parse_args()
    teach(given.corpus, tuple(given.pack), given.encoder, given.out, acts_alone=given.acts)


def teach(corpus: Path, pack: tuple[Path, ...], encoder: Path, out: Path, *, acts_alone: bool) -> None:
    """Fit the encoder to pairs and acts, and write its answers on those between whom something happens.

    Args:
        corpus: a file or folder of marked sentences.
        pack: own packs, whose types and examples are learned too.
        encoder: folder of the larger encoder.
        out: the file of answers.
        acts_alone: fit to acts only, which tells their parties better, and keep what the file has.

    Raises:
        CorpusError, PackError: what is learned from can't be read.
    """
    settings = ACTS if acts_alone else SETTINGS
    course = read(corpus, pack, encoder, {}, settings)
    lessons = structs.replace(course.lessons, sentences=[])
    network = course.network(settings.seed)
    for layer in (network.encoder.embeddings, *network.encoder.encoder.layer[:_FROZEN]):
        layer.requires_grad_(False)
    fit(
        network,
        course.reader,
        structs.replace(lessons, pairs=[]) if acts_alone else lessons,
        course.labels,
        settings,
        course.renamer,
        say,
    )
    rows = [*([] if acts_alone else _of_pairs(network, course)), *_of_acts(network, course)]
    kept = out.read_text(encoding="utf-8").splitlines() if acts_alone and out.exists() else []
    answered = {_asked(line) for line in kept}
    kept += [row for row in rows if _asked(row) not in answered]
    out.write_text("\n".join(kept) + "\n", encoding="utf-8")
    say(f"{len(rows)} answers, {len(kept)} in {out}")


def _asked(line: str) -> str:
    return line.rpartition("\t")[0]


def _of_pairs(network: Network, course: Course) -> list[str]:
    """The lines on pairs between whom something happens."""
    sentences = [*course.learn, *course.shown]
    pairs = {found: asked for s in sentences for asked, found in taught.pairs(s) if found.type != NONE}
    rows: list[str] = []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in pair_batches(list(pairs), course.reader, course.labels, _AT_ONCE):
            said = network.pairs(network.read(batch.ids, batch.mask), batch.at).type
            rows += _rows([pairs[one] for one in batch.lessons], said, course.labels)
    return rows


def _of_acts(network: Network, course: Course) -> list[str]:
    """The lines on acts: their types, and who has which part."""
    acts = {act: taught.of_act(act) for variants in course.lessons.acts for act in variants}
    rows: list[str] = []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in act_batches(list(acts), course.reader, course.labels, _AT_ONCE):
            odds = network.acts(network.read(batch.ids, batch.mask), batch.at, batch.parties)
            rows += _rows([acts[one] for one in batch.lessons], odds.type, course.labels)
            rows += _part_rows(batch.lessons, odds.roles)
    return rows


def _rows(asked: Sequence[taught.Asked], said: Tensor, labels: Labels) -> Iterator[str]:
    """The lines of a batch's answers; `said` are logits, asked by types."""
    for one, shares in zip(asked, said.float().softmax(1).tolist(), strict=True):
        yield taught.row(one, zip(labels.types, shares, strict=True))


def _part_rows(acts: Sequence[MarkedAct], said: Tensor) -> Iterator[str]:
    """The lines of who has which part; `said` are logits of every party of the acts, in turn."""
    shares = iter(said.float().sigmoid().tolist())
    for act in acts:
        parts = [tuple(next(shares)) for _ in act.parties]
        if act.type != NONE and parts:
            yield from taught.part_rows(act, parts)


if __name__ == "__main__":
    main()
