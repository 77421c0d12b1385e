"""Who did an act of office that its sentence tells without a doer."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Actor, Article
from dateline.pipeline import Coder

FOUND = [
    (
        "the sentence before",
        "Lima police said they had found a body. Jorge Quispe, 34, was arrested on Monday.",
        "arrested",
        "Lima police",
    ),
    (
        "the sentence after",
        "Omar Haddad was indicted on Monday over the fire. The grand jury in Chicago had sat for a month.",
        "indicted",
        "grand jury",
    ),
    (
        "named once, and then only the police",
        "Oslo police searched a house. Police said a gun was found. Lars Dahl, 41, was arrested on Monday.",
        "arrested",
        "Oslo police",
    ),
    (
        "the court",
        "Ana Ruiz, 34, was sentenced to ten years in jail on Monday. Her lawyer left the Seville court.",
        "sentenced to ten years",
        "Seville court",
    ),
]
NOBODY = [
    (
        "who only says so",
        "A 30-year-old man was arrested in Leeds on Monday, Yorkshire Police said.",
        "arrested",
    ),
    (
        "whose news release says so",
        "Two convicts were captured in Dayton, according to a release by the Harlan Sheriff's Office.",
        "captured",
    ),
    ("nobody is named", "Jorge Quispe, 34, was arrested in Lima on Monday.", "arrested"),
    (
        "two are, side by side",
        "Oslo police and Bergen police met. Lars Dahl, 41, was arrested on Monday.",
        "arrested",
    ),
    (
        "of another country",
        "Kenyan police held a parade. Jorge Quispe, 34, was arrested in Lima on Monday.",
        "arrested",
    ),
    (
        "time and again",
        "Lima police closed the road. Jorge Quispe, 34, has been arrested in several countries.",
        "arrested",
    ),
    (
        "only a reward",
        "The FBI wants information leading to the arrest of Omar Haddad.",
        "arrest",
    ),
    (
        "a court that does something else",
        "Ana Ruiz was found guilty of murder in 2019, and on Monday a higher court freed her.",
        "found guilty",
    ),
]


def actors(coder: Coder, text: str, trigger: str) -> list[Actor]:
    coded = coder.code(Article(id="test", text=text, published=date(2022, 10, 27)))
    return [actor for r in coded.reports if r.trigger.text == trigger for actor in r.actors]


@pytest.mark.parametrize(("what", "text", "trigger", "who"), FOUND, ids=[f[0] for f in FOUND])
def test_the_one_body_in_reach_did_it(coder: Coder, what: str, text: str, trigger: str, who: str) -> None:
    (actor,) = actors(coder, text, trigger)
    assert who in actor.evidence.text
    assert text[actor.evidence.start : actor.evidence.end] == actor.evidence.text
    assert actor.why.endswith("; named elsewhere in the article")


@pytest.mark.parametrize(("what", "text", "trigger"), NOBODY, ids=[n[0] for n in NOBODY])
def test_else_the_side_stays_empty(coder: Coder, what: str, text: str, trigger: str) -> None:
    assert not [a for a in actors(coder, text, trigger) if a.why.endswith("named elsewhere in the article")]


def test_the_act_told_again_has_its_doer(coder: Coder) -> None:
    text = "Turkey arrested Jan Moss, 34, on Monday. Moss was detained in Izmir."
    assert [a.name for a in actors(coder, text, "detained")] == ["Turkey"]
