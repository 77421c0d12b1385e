"""Who did a crime that is told without a doer."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

WHO = [
    (
        "who is charged with it",
        "Prosecutors in Oslo charged Lars Dahl, 41, with murder in the slaying of a doctor, Ann Moss.",
        "slaying",
        ["Lars Dahl"],
    ),
    (
        "the doer of another telling",
        "Rebels killed Ann Moss, 34, in Goma on Monday. Moss was shot as she left a shop.",
        "shot",
        ["Rebels"],
    ),
    (
        "nobody, where the tellings do not agree",
        "Rebels killed Ann Moss, 34, in Goma. Soldiers killed Moss, others say. Moss was shot on Monday.",
        "shot",
        [],
    ),
    (
        "nobody, where the charge is another's",
        "Lars Dahl was charged with fraud on Monday. Ann Moss, 34, was killed in Oslo.",
        "killed",
        [],
    ),
]


def reports(coder: Coder, text: str) -> list[Report]:
    return list(coder.code(Article(id="test", text=text, published=date(2022, 10, 27))).reports)


@pytest.mark.parametrize(("what", "text", "trigger", "names"), WHO, ids=[w[0] for w in WHO])
def test_who_did_it(coder: Coder, what: str, text: str, trigger: str, names: list[str]) -> None:
    found = [r for r in reports(coder, text) if r.type == "ASSAULT" and r.trigger.text == trigger]
    assert [[a.name for a in r.actors] for r in found[-1:]] == [names]
