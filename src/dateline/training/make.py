"""From the corpus to the files that ship: split, fit, export, calibrate, measure."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import torch
from msgspec import structs

from dateline.assemble.relation import told_of
from dateline.knowledge import ontology as ontologies
from dateline.knowledge import packs
from dateline.learned import alike
from dateline.learned.chooser import Chooser, joint, likeliest
from dateline.learned.coder import CARD, GATE, MODEL, Card, LearnedCoder
from dateline.learned.corpus import MarkedSentence, files, load, marked_lines, parts
from dateline.learned.instances import NONE, instances
from dateline.pipeline import Coder
from dateline.training import taught
from dateline.training.batches import ActBatch, PairBatch, act_batches, pair_batches
from dateline.training.choosing import UNCHOSEN, choose, temperature
from dateline.training.course import acts_of, read
from dateline.training.export import export
from dateline.training.fit import Settings, fit
from dateline.training.gate import fit_gate
from dateline.training.network import Network
from dateline.training.resume import resume

_MANY = 64  # read at once where nothing is learned


class Start(NamedTuple):
    """What training starts from, beside the corpus.

    `encoder` is the folder of an encoder (null takes the package's), `begun` that of a trained coder to learn
    on from, `teacher` a file of a larger network's answers, to be learned from beside the marks.
    """

    encoder: Path | None = None
    begun: Path | None = None
    teacher: Path | None = None


def make(
    corpus: Path,
    pack: tuple[Path, ...],
    start: Start,
    out: Path,
    settings: Settings,
    say: Callable[[str], None],
) -> Card:
    """Train the second coder and write it.

    Args:
        corpus: a file or folder of marked sentences.
        pack: own packs, whose types and examples are learned too.
        start: what else to start from.
        out: the folder to write.
        settings: how to fit.
        say: takes a line on how far it has come.

    Raises:
        CorpusError, PackError: what is learned from can't be read.
        UsageError: no encoder is installed, or what is to be learned on from can't be read.
    """
    begun = time.monotonic()
    course = read(corpus, pack, start.encoder, taught.load(start.teacher) if start.teacher else {}, settings)
    labels, reader, coder = course.labels, course.reader, course.coder
    learn, choosing, test = course.learn, course.choosing, course.test
    say(f"{len(learn)} sentences to learn from, {len(choosing)} to choose by, {len(test)} to measure on")
    network = course.network(settings.seed)
    if start.begun:
        fresh = resume(network, start.begun)
        say(f"goes on from {start.begun}" + (f"; afresh: {', '.join(fresh)}" if fresh else ""))
    fit(network, reader, course.lessons, labels, settings, course.renamer, say)
    out.mkdir(parents=True, exist_ok=True)
    gate = fit_gate([(reader.pieces(s.text), bool(s.reports)) for s in learn], reader.size)
    np.save(out / GATE, gate)
    card = Card(
        types=labels.types,
        modes=labels.modes,
        statuses=labels.statuses,
        temperature=_temperature(
            network, pair_batches([i for s in choosing for i in instances(s)], reader, labels, _MANY)
        ),
        act_temperature=_temperature(
            network, act_batches([v[0] for v in acts_of(choosing, coder)], reader, labels, _MANY)
        ),
        chooser=UNCHOSEN,
        data=_hash(corpus),
        begun=_sha256(start.begun / MODEL) if start.begun else "",
        settings={f: float(getattr(settings, f)) for f in settings.__struct_fields__},
        figures={},
    )
    export(network, course.encoder, out)
    card = structs.replace(card, sha256=_sha256(out / MODEL))
    _write(card, out)
    learned = LearnedCoder(out)
    alike.write(out, learned, course.lessons.pairs, marked_lines(corpus))
    minutes = (time.monotonic() - begun) / 60
    return _chosen(learned, out, choosing, test, coder, minutes, say)


def rechoose(corpus: Path, pack: tuple[Path, ...], out: Path, say: Callable[[str], None]) -> Card:
    """Weigh the coders anew after the rules have changed; the trained model stays as it is.

    Raises:
        CorpusError, PackError: what is chosen by can't be read.
        LearnedError: there is no trained model in the folder.
    """
    plover = ontologies.load(packs.folders(pack))
    _, choosing, test = parts(load(corpus, plover.types, plover.modes))
    learned = LearnedCoder(out)
    minutes = learned.card.figures.get("minutes", 0.0)  # of the training
    return _chosen(learned, out, choosing, test, Coder(packs=pack, coders="rules"), minutes, say)


def _chosen(
    learned: LearnedCoder,
    out: Path,
    choosing: Sequence[MarkedSentence],
    test: Sequence[MarkedSentence],
    coder: Coder,
    minutes: float,
    say: Callable[[str], None],
) -> Card:
    """The card with the chooser and the figures; written."""
    chooser = choose(learned, choosing, coder, coder.knowledge.ontology.plover_of)
    figures = measure(learned, test, coder, chooser)
    figures["minutes"] = round(minutes, 1)
    card = structs.replace(learned.card, chooser=chooser, figures=figures)
    _write(card, out)
    say(msgspec.json.encode(figures).decode())
    return card


def measure(
    learned: LearnedCoder, test: Sequence[MarkedSentence], coder: Coder, chooser: Chooser
) -> dict[str, float]:
    """Shares of marked pairs with the right PLOVER code: by the learned coder, and by both."""
    plover_of = coder.knowledge.ontology.plover_of
    alone = both = status = count = 0
    none_right = none_count = 0
    for sentence in test:
        pieces = learned.pieces(sentence.text)
        read = coder.candidates(sentence.text)
        for instance in instances(sentence):
            answer = learned.read(pieces, instance.actor, instance.recipient)
            if instance.type == NONE:
                none_count += 1
                none_right += max(answer.types, key=answer.types.__getitem__) == NONE
                continue
            wanted = plover_of(instance.type, instance.status)
            told, fits = told_of(read, instance.actor, instance.recipient, plover_of)
            count += 1
            alone += likeliest(joint(answer, "", 0.0, chooser.trust, plover_of)) == wanted
            both += likeliest(joint(answer, told, fits, chooser.trust, plover_of)) == wanted
            status += answer.status == instance.status
    shares = {"pairs.learned": alone, "pairs.both": both, "status": status}
    return {
        **{name: round(n / max(1, count), 4) for name, n in shares.items()},
        "pairs.none": round(none_right / max(1, none_count), 4),
        "pairs": count,
    }


def _temperature(network: Network, batches: Iterable[PairBatch | ActBatch]) -> float:
    odds, wanted = [], []
    with torch.no_grad():
        for batch in batches:
            read = network.read(batch.ids, batch.mask)
            if isinstance(batch, PairBatch):
                odds.append(network.pairs(read, batch.at).type)
            else:
                odds.append(network.acts(read, batch.at, batch.parties).type)
            wanted.append(batch.type.argmax(1))
    return temperature(torch.cat(odds), torch.cat(wanted))


def _hash(corpus: Path) -> str:
    """What the corpus held, as one number."""
    total = hashlib.sha256()
    for file in files(corpus):
        total.update(file.read_bytes())
    return total.hexdigest()


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _write(card: Card, folder: Path) -> None:
    (folder / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n")
