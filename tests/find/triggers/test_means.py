"""By what means an assault was done, where the rule that reads it leaves the mode open."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder

CASES = [
    ("explosives", "Two bombs killed ten soldiers near Gao in Mali."),
    ("explosives", "Ten soldiers were killed in the bombing of a barracks in Gao, Mali."),
    ("explosives", "The blast that killed ten soldiers in Mali was heard for miles."),
    ("explosives", "A blast shook the embassy in Nairobi, killing 40 people."),
    ("explosives", "Three soldiers were killed when a bomb went off in Basra."),
    ("primitive", "A youth was charged with the murder of a Kenyan man in a stabbing in Lagos."),
    ("primitive", "A Kenyan police officer died of stab wounds in Mombasa on Friday."),
    ("firearms", "A Kenyan judge was gunned down outside his home."),
    ("firearms", "Gunmen killed eleven miners near Quetta."),
    ("unconventional", "A former spy was poisoned with a nerve agent in England."),
    (None, "Kenyan police killed two suspected bombers in Mombasa."),  # what somebody is, is no weapon used
    (None, "Rebels killed eleven villagers in a gold mine in Mali."),  # nor is a place
]


@pytest.mark.parametrize(("mode", "text"), CASES)
def test_words_beside_the_trigger_tell_the_mode(mode: str | None, text: str, coder: Coder) -> None:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    assert next(r.mode for r in coded.reports if r.type == "ASSAULT") == mode


@pytest.mark.parametrize(
    "text",
    [
        "Masked men raided the mosque in Gao and beat worshippers.",
        "The demolition of the clinic by settlers left two guards wounded.",
    ],
)
def test_an_act_whose_type_is_changed_has_no_mode_of_the_other_type(text: str, coder: Coder) -> None:
    coded = coder.code(Article(id="1", text=text, published=date(2022, 10, 27)))
    assert "ASSAULT" in {r.type for r in coded.reports}
    assert {f"{r.type}.{r.mode}" for r in coded.reports if r.mode} <= set(coder.knowledge.ontology.modes)
