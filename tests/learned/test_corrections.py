"""An analyst's corrected reports become lines of the corpus."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from dateline.learned.corpus import parse
from dateline.learned.corrections import Correction, corpus_lines
from dateline.model import Article
from dateline.pipeline import Coder

TEXT = "Rain fell. Rebels shelled Goma on Monday, the governor said."


def records(coder: Coder) -> list[dict[str, object]]:
    coded = coder.code(Article(id="1", text=TEXT, published=date(2022, 10, 27)))
    return [msgspec.json.decode(msgspec.json.encode(r)) for r in coded.reports]


def test_a_report_comes_back_with_what_was_changed(coder: Coder) -> None:
    (record,) = records(coder)
    record["mode"] = "heavy-weapons"
    (line,) = corpus_lines([msgspec.convert(record, Correction)])
    sentence = parse(line)
    assert sentence.text == "Rebels shelled Goma on Monday, the governor said."
    (report,) = sentence.reports
    assert (report.type, report.mode, report.stance) == ("ASSAULT", "heavy-weapons", "states")
    (actor,) = (sentence.text[s.start : s.end] for s in sentence.actors[report.actors[0]])
    assert actor == "Rebels"


def test_an_empty_type_says_that_there_is_no_act(coder: Coder) -> None:
    (record,) = records(coder)
    (line,) = corpus_lines([msgspec.convert({**record, "type": None}, Correction)])
    assert parse(line).reports == ()
    assert parse(line).actors


def test_words_that_do_not_stand_there_are_refused(coder: Coder) -> None:
    (record,) = records(coder)
    record["trigger"] = {"start": 0, "end": 4, "text": "Rain"}
    with pytest.raises(ValueError, match="'Rain' does not stand at 0"):
        list(corpus_lines([msgspec.convert(record, Correction)]))
