"""Who a source is that is only pointed at, and what nobody says."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder


def reports(coder: Coder, text: str) -> list[Report]:
    return list(coder.code(Article(id="a", text=text, published=date(2024, 3, 12))).reports)


def sources(coder: Coder, text: str) -> list[str | None]:
    return [
        None if r.attribution is None or r.attribution.source is None else r.attribution.source.name
        for r in reports(coder, text)
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            '"Omar tells me he is afraid," said Daniel Okello, a teacher in Gulu. '
            "He said Omar's brother had been arrested by soldiers.",
            "Daniel Okello",
        ),
        (
            "The lorry was stopped near Juba, Captain Peter Lado said. "
            'The driver then "shot at two policemen," he said.',
            "Peter Lado",
        ),
        (
            "Malawi's state-run Kwacha news agency reported that a mine had collapsed. "
            "Police arrested two managers, the news agency said.",
            "Kwacha",
        ),
        (
            "A dam had been bombed, the Radio Candip news agency reported. "
            "Police arrested two brothers in Bunia, it said.",
            "Radio Candip",
        ),
        (
            "Grace Banda, who had met the Kenyan opposition leader before the vote, "
            "said soldiers had beaten nine students.",
            "Grace Banda",
        ),
        (
            '"We buried nine of them," the widow Grace Banda told the court. Banda and four friends left. '
            'Officials said the road was safe. "Soldiers had shot the students," she said.',
            "Grace Banda",
        ),
        (
            "Relatives of the miners said the pit had burned. They said soldiers had shot two miners.",
            "Relatives",
        ),
        (
            "The mill stands empty but for two farmers from Lusaka who said soldiers had shot nine students.",
            "farmers",
        ),
        (
            "Prosecutor Peter Lado said Daniel Okello had planned the raid on the mill. "
            "He said Okello had shot two guards.",
            "Peter Lado",
        ),
    ],
)
def test_who_spoke_last_goes_on(coder: Coder, text: str, last: str) -> None:
    found = sources(coder, text)
    assert found and found[-1] is not None and last in found[-1]


@pytest.mark.parametrize(
    "text",
    [
        "No group has admitted carrying out the attack on the barracks in Gao.",
        "The premier denied that the strike had anything to do with his decision to visit Chad.",
        "The premier did not say that soldiers had beaten nine students in Gulu.",
        "The premier declined to say whether soldiers had beaten nine students in Gulu.",
        "Police have yet to confirm that rebels shot nine students in Gulu.",
    ],
)
def test_what_nobody_says_has_no_source(coder: Coder, text: str) -> None:
    assert set(sources(coder, text)) == {None}


def test_who_is_denied_something_denies_nothing(coder: Coder) -> None:
    text = "Grace Banda said she was denied a visa after her visit to Russia."
    assert all(r.attribution is None or r.attribution.stance != "denies" for r in reports(coder, text))


def test_the_letters_of_an_interview_name_nobody(coder: Coder) -> None:
    text = "Q: Did it rain?\nA: Rebels attacked the camp and killed six soldiers.\nQ: Then?\nA: They left."
    assert set(sources(coder, text)) == {None}
    assert all(r.attribution is not None for r in reports(coder, text))


def test_whom_a_charge_is_about_does_not_claim_it(coder: Coder) -> None:
    text = "Peter Lado, of the old mill in Gulu, was convicted of the guards' murder."
    assert all(r.attribution is None or r.attribution.source is None for r in reports(coder, text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Boxer Jim Moran allegedly stabbed a guard in Reno, the sheriff's office says.", "sheriff's office"),
        ("Prosecutor Ida Holm said the nurse allegedly poisoned two patients.", "Ida Holm"),
    ],
)
def test_who_tells_what_is_alleged_is_its_source(coder: Coder, text: str, source: str) -> None:
    told = [r.attribution for r in reports(coder, text) if r.type == "ASSAULT"]
    assert [(a.source and a.source.name, a.stance) for a in told if a] == [(source, "claims")]


@pytest.mark.parametrize(
    "text",
    [
        "President Alassane Ouattara declared martial law late on Sunday.",
        "The Malian government has reiterated its rejection of the Algerian plan.",
        "Norway has to decide by Friday whether to pull its troops out of Mali.",
    ],
)
def test_who_does_it_by_saying_so_is_no_source(coder: Coder, text: str) -> None:
    found = sources(coder, text)
    assert found
    assert set(found) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "The Malian government said it had rejected the Algerian plan.",
        "Norway said it had pulled its troops out of Mali on Friday.",
    ],
)
def test_who_says_what_he_did_is_its_source(coder: Coder, text: str) -> None:
    assert None not in sources(coder, text)
