"""Whether it happened: each status in the constructions in which news tells it."""

from __future__ import annotations

import pytest

from dateline.pipeline import Coder

CASES = [
    # occurred
    ("occurred", "ASSAULT", "North Korea fired two missiles toward Japan, Seoul said."),
    ("occurred", "CONSULT", "The Danish foreign minister visited Nuuk on Tuesday."),
    ("occurred", "COERCE", "Kenyan police have arrested two journalists in Garissa."),
    ("occurred", "ASSAULT", "A convoy of Malian soldiers was ambushed by jihadists near Mopti."),
    ("occurred", "AID", "Moscow said it wanted to punish Vilnius for arming Ukraine."),
    ("occurred", "REQUEST", "A crowd had gathered to demand the resignation of the mayor."),
    (
        "occurred",
        "MOBILIZE",
        "Moscow said its troops had entered Kherson; Kyiv denied that the city had fallen.",
    ),
    # planned
    ("planned", "CONSULT", "The Danish foreign minister will visit Nuuk next week."),
    ("planned", "CONSULT", "The Danish foreign minister is to visit Nuuk next week."),
    ("planned", "CONSULT", "The two leaders are to meet in Geneva on June 16."),
    ("planned", "CONSULT", "The Danish foreign minister plans to visit Nuuk in May."),
    ("planned", "CONSULT", "Putin to meet Xi in Moscow"),
    ("occurred", "AGREE", "Germany agreed to send tanks to Ukraine."),
    ("planned", "AID", "Germany has decided to send tanks to Ukraine."),
    ("planned", "AID", "Germany is expected to send tanks to Ukraine."),
    ("planned", "AID", "Germany said it would send tanks to Ukraine."),
    ("planned", "RETREAT", "Russia ordered its troops to withdraw from Kherson."),
    ("hypothetical", "COERCE", "The United States is considering imposing sanctions on Georgia."),
    # attempted
    ("attempted", "ASSAULT", "The army is trying to capture Bakhmut."),
    ("attempted", "ASSAULT", "Rebels attempted to seize the airport at Goma."),
    ("attempted", "ASSAULT", "Police foiled an attack by militants on the embassy."),
    # ongoing
    ("ongoing", "ASSAULT", "Russian forces are shelling Kharkiv."),
    ("ongoing", "COERCE", "Six people are in custody over the raid."),
    ("ongoing", "COERCE", "The envoy has been detained in Togo since October."),
    ("occurred", "COERCE", "Forty people have been arrested in Togo since Monday."),
    ("ongoing", "ASSAULT", "Russian forces continue to shell Kharkiv."),
    # cancelled
    ("cancelled", "CONSULT", "The talks between Serbia and Kosovo were called off."),
    # hypothetical
    ("hypothetical", "COERCE", "NATO may impose sanctions on Moscow."),
    ("hypothetical", "COERCE", "NATO would impose sanctions on Moscow if it attacked."),
    ("hypothetical", "ASSAULT", "If Russia attacks Ukraine, the summit will be moved."),
    ("hypothetical", "ASSAULT", "Officials fear that the rebels could attack the capital."),
    ("hypothetical", "AID", "Did Germany send tanks to Ukraine?"),
    ("hypothetical", "CONSULT", "Kishida hopes to meet the Korean president in New York."),
    ("hypothetical", "ASSAULT", "Poland warned that Russia could attack Moldova."),
    ("hypothetical", "COERCE", "The government refused to say whether it would ban the party."),
    ("hypothetical", "RETREAT", "The senator asked whether the minister would resign."),
    # negated
    ("negated", "ACCUSE", "Turkey has not condemned Russia."),
    ("negated", "ACCUSE", "Turkey has so far not condemned the invasion of Ukraine."),
    ("negated", "ACCUSE", "Turkey has yet to condemn Russia."),
    ("negated", "ACCUSE", "Turkey never condemned Russia."),
    ("negated", "ACCUSE", "Lavrov stopped short of condemning Israel."),
    ("negated", "ASSAULT", "Russia denied bombing the hospital in Mariupol."),
    ("negated", "ASSAULT", "Russia denied that it had bombed the hospital in Mariupol."),
    ("negated", "ASSAULT", "Russia denied reports that its troops shelled the town."),
    ("negated", "ASSAULT", "The rebels no longer attack villages."),
    ("negated", "AID", "Germany did not send tanks to Ukraine."),
]


@pytest.mark.parametrize(("status", "type_", "sentence"), CASES, ids=[c[2][:50] for c in CASES])
def test_the_words_around_an_act_tell_whether_it_happened(
    coder: Coder, status: str, type_: str, sentence: str
) -> None:
    standing = [c for c in coder.candidates(sentence) if not c.lost]
    assert (type_, status) in {(c.type, c.status) for c in standing}


WHOLES = [
    ("REJECT", "Turkey", "Russia", "Turkey refused to condemn Russia."),
    ("THREATEN", "Israel", "Iran", "Israel threatened to bomb Iran."),
    ("AGREE", "Israel", "Gaza", "Israel agreed to withdraw from Gaza."),
    ("REQUEST", "Protesters", "the government", "Protesters demanded that the government free prisoners."),
    ("REQUEST", "The US", "Israel", "The US urged Israel to halt strikes on Gaza."),
    (
        "REQUEST",
        "The embassy",
        "Indian citizens",
        "The embassy renewed its advisory that Indian citizens leave Ukraine.",
    ),
    ("AGREE", "The rebels", "two engineers", "The rebels said they would free two engineers."),
]


@pytest.mark.parametrize(("type_", "actor", "recipient", "sentence"), WHOLES, ids=[c[3][:50] for c in WHOLES])
def test_an_operator_makes_another_act_of_the_one_it_governs(
    coder: Coder, type_: str, actor: str, recipient: str, sentence: str
) -> None:
    standing = [c for c in coder.candidates(sentence) if not c.lost]
    assert [c.type for c in standing] == [type_]
    assert [a.text for a in standing[0].actors] == [actor]
    assert recipient in {r.text for r in standing[0].recipients}


def test_an_accusation_yields_both_the_accusation_and_the_act(coder: Coder) -> None:
    standing = [c for c in coder.candidates("Kyiv accused Russia of shelling a hospital.") if not c.lost]
    accusation, act = standing
    assert accusation.type == "ACCUSE"
    assert [p.text for p in (*accusation.actors, *accusation.recipients)] == ["Kyiv", "Russia"]
    assert (act.type, act.actors[0].text, act.stance) == ("ASSAULT", "Russia", "claims")
    assert act.said_by is not None and act.said_by.text == "Kyiv"
