"""Whether it happened: 252 sentences, written and marked before the program had seen them.

Those that it still reads wrongly have the reason in a third column.

The status is the report's; where nobody of politics has a part and so no report is made, the reading's;
where no rule knows the word, what the words around it say of it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dateline.find import actors
from dateline.find.triggers.draft import light_token
from dateline.find.triggers.known import Known
from dateline.find.triggers.light import light_use
from dateline.find.triggers.operators import sense_of
from dateline.find.triggers.sentence import Sentence
from dateline.model import Candidate, Report, Span
from dateline.pipeline import Coder
from dateline.text import Reading

PUBLISHED = date(2022, 10, 27)
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="session")
def rules() -> Coder:
    return Coder(coders="rules")


def unmarked(sentence: str) -> tuple[str, list[Span]]:
    """The sentence without its brackets, and where they stood."""
    spans, text = [], ""
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        if piece.startswith("["):
            spans.append(Span(len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]")
    return text, spans


def statuses(rules: Coder, reading: Reading, spans: list[Span]) -> list[str]:
    """What may count as the status of the marked words."""
    coded = rules.code(reading.article)
    reports = [r for r in coded.reports if _touches(r, spans)]
    if reports:
        return ["historical" if r.historical else r.status for r in reports]
    candidates = [c for c in coded.candidates if _touches(c, spans)]
    if candidates:
        return [min(candidates, key=lambda c: bool(c.lost)).status]
    return [_around(rules, reading, spans[0])]


def _touches(one: Report | Candidate, spans: list[Span]) -> bool:
    return any(one.trigger.start < s.end and one.trigger.end > s.start for s in spans)


def _around(rules: Coder, reading: Reading, span: Span) -> str:
    know = rules.knowledge
    known = Known(actors.find(reading, know.names), know.names)
    token = reading.doc.char_span(span.start, span.end, alignment_mode="expand").root
    light = light_token(light_use(token, know.light_verbs))
    sentence = Sentence(token.sent, known, know.rules, know.light_verbs, know.act_words)
    return sense_of(token, sentence, light).status


def _case(status: str, sentence: str, why: str = "") -> object:
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(status, sentence, marks=marks, id=sentence[:50])


@pytest.mark.parametrize(("status", "sentence"), [_case(*row) for row in ROWS])
def test_status_of_a_marked_act(rules: Coder, reading, status: str, sentence: str) -> None:
    text, spans = unmarked(sentence)
    assert status in statuses(rules, reading(text, PUBLISHED), spans)
