"""Whom an act is only about is no recipient of it; whom the grammar gives it is."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article
from dateline.pipeline import Coder

CASES = [
    (
        "sent home",
        "Marchers protested against the repatriation of Karim Odell to Chad.",
        "PROTEST",
        [],
    ),
    ("arrested", "Students in Dakar protested over the arrest of Moussa Diop.", "PROTEST", []),
    ("raided", "Students in Oslo protested against the raids on Chad.", "PROTEST", []),
    ("at home", "Protesters gathered outside the family's home in Oslo on Monday.", "PROTEST", []),
    ("mourned", "Nurses held a vigil for Lars Odell in Oslo.", "PROTEST", []),
    (
        "an embassy is meant",
        "Hundreds rallied outside the Norwegian embassy in Chad.",
        "PROTEST",
        ["Norwegian embassy in Chad"],
    ),
    ("freed", "Students in Dakar demanded that Moussa Diop be freed.", "REQUEST", []),
    ("removed", "Norway's premier has agitated for the removal of the police chief.", "REQUEST", []),
    ("helped", "Kenya requested emergency aid for Chad.", "REQUEST", []),
    (
        "who is to resign is asked",
        "Norway demanded the resignation of Chad's interior minister.",
        "REQUEST",
        ["Chad's interior minister"],
    ),
    (
        "the clause beside it",
        "The court in Oslo called for the files of the suit after Lars Odell moved an appeal.",
        "REQUEST",
        [],
    ),
    ("wanted back", "President Ruto wants Karim Odell returned to him.", "REQUEST", []),
    (
        "who is told of a wish",
        "President Ruto told the cabinet that he wants the mine closed.",
        "REQUEST",
        ["cabinet"],
    ),
    (
        "the child and not its mother",
        "The mother of a young girl who was raped says the Kenyan police have failed her.",
        "ASSAULT",
        ["young girl"],
    ),
    (
        "turned over",
        "Kenyan police said they would not turn Karim Odell over to Norway.",
        "REJECT",
        ["Norway"],
    ),
    (
        "the victims of what is condemned",
        "Kenya's government deplores such senseless acts against Norwegian embassies in Chad.",
        "ACCUSE",
        [],
    ),
    (
        "whom words are about",
        "The Kenyan Senate condemned the unfounded statements concerning Norwegians.",
        "ACCUSE",
        [],
    ),
    (
        "whose death is looked into",
        "Kenyan police are investigating the deaths of two Norwegian farmers near Nakuru.",
        "ACCUSE",
        [],
    ),
    (
        "who is looked into over a death",
        "Kenyan police are investigating a senator over the death of a clerk in Nakuru.",
        "ACCUSE",
        ["senator"],
    ),
    ("whose return is sought", "Norway has pushed for the boy's return to his father.", "REQUEST", []),
]


@pytest.mark.parametrize(("what", "text", "type_", "recipients"), CASES, ids=[c[0] for c in CASES])
def test_recipients(what: str, text: str, type_: str, recipients: list[str], coder: Coder) -> None:
    """Those stay who are asked, refused or protested against, and nobody else."""
    coded = coder.code(Article(id=what, text=text, published=date(2020, 5, 5)))
    assert [[a.name for a in r.recipients] for r in coded.reports if r.type == type_] == [recipients]
