"""The saying words of the packs, each group by its own examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.find.attributions import find
from dateline.knowledge import cues, packs
from dateline.knowledge.cues import inflections, plural

CUES = cues.load(packs.folders())
EXAMPLES = [(g.id, e) for g in CUES.groups.values() for e in g.examples]
SILENT = [(g.id, s) for g in CUES.groups.values() for s in g.not_]


MARK = re.compile(r"\[(source|cue|content) ([^\[\]]+)\]")


def marked(example: str) -> tuple[str, dict[str, list[str]]]:
    """An example without its brackets and the blank before its punctuation, and the words they marked."""
    spans: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for label, words in MARK.findall(example):
        spans[label].append(words)
    return re.sub(r"\s+([.,])", r"\1", MARK.sub(r"\2", example)), spans


@pytest.mark.parametrize(("group", "example"), EXAMPLES, ids=lambda v: str(v)[:40])
def test_each_group_finds_its_example(reading, group: str, example: str) -> None:
    text, wanted = marked(example)
    found = [
        {
            "source": [a.source.text] if a.source else [],
            "cue": [a.cue.text] if a.cue else [],
            "content": [text[c.start : c.end] for c in a.content],
        }
        for a in find(reading(text), CUES)
    ]
    assert wanted in found


@pytest.mark.parametrize(("group", "sentence"), SILENT, ids=lambda v: str(v)[:40])
def test_each_group_is_silent_on_its_counterexample(reading, group: str, sentence: str) -> None:
    words = CUES.groups[group]
    forms = {f for v in words.verbs for f in (*inflections(v.split()[0]), v.split()[0])} | set(words.nouns)
    found = [a.cue.text for a in find(reading(sentence), CUES) if a.cue]
    assert not [cue for cue in found if set(cue.lower().split()) & forms]


def test_every_group_has_an_example_and_a_counterexample() -> None:
    assert not [g.id for g in CUES.groups.values() if not (g.examples and g.not_)]


def test_there_are_some_four_hundred_verbs() -> None:
    assert len({v for g in CUES.groups.values() for v in g.verbs}) > 400


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claiming")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("signal", ("signal", "signals", "signaled", "signaling", "signalled", "signalling")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("vow", ("vow", "vows", "vowed", "vowing")),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert inflections(verb) == forms


@pytest.mark.parametrize(
    ("noun", "many"),
    [("claim", "claims"), ("denial", "denials"), ("plea", "pleas"), ("inquiry", "inquiries")],
)
def test_nouns_are_put_in_the_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_a_pack_of_ones_own_adds_a_verb(reading, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[cue]]\nid = "mine.trumpet"\nstance = "claims"\nverbs = ["trumpet"]\ntakes = ["clause"]\n',
        encoding="utf-8",
    )
    mine = cues.load(packs.folders((tmp_path,)))
    (found,) = find(reading("The party trumpeted that turnout had doubled."), mine)
    assert (found.cue and found.cue.text, found.stance) == ("trumpeted", "claims")


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[cue]]\nid = "mine.x"\nstance = "claims"\nverb = ["x"]\n', encoding="utf-8"
    )
    with pytest.raises(PackError, match=r"mine\.toml:2: \[mine\.x\].*verb"):
        cues.load(packs.folders((tmp_path,)))
