"""Who does what to whom, whatever the construction: one rule, many sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipeline import Coder

CASES = [
    ("active", "Rebels shelled Goma.", ["Rebels"], ["Goma"]),
    ("passive", "Goma was shelled by rebels.", ["rebels"], ["Goma"]),
    ("agentless passive", "Goma was shelled overnight.", [], ["Goma"]),
    ("gerund of what is said of them", "Rebels are guilty of shelling Goma.", ["Rebels"], ["Goma"]),
    ("conjoined actors", "Rebels and mercenaries shelled Goma.", ["Rebels", "mercenaries"], ["Goma"]),
    ("conjoined recipients", "Rebels shelled Goma and Bukavu.", ["Rebels"], ["Goma", "Bukavu"]),
    ("conjoined verbs", "Rebels crossed the river and shelled Goma.", ["Rebels"], ["Goma"]),
    ("relative clause", "The rebels who shelled Goma have fled.", ["The rebels"], ["Goma"]),
    ("reduced relative", "Goma, shelled by rebels for weeks, lay silent.", ["rebels"], ["Goma"]),
    ("control", "The general ordered rebels to shell Goma.", ["rebels"], ["Goma"]),
    ("raising", "Rebels seemed to shell Goma at will.", ["Rebels"], ["Goma"]),
    ("participle", "Rebels advanced, shelling Goma.", ["Rebels"], ["Goma"]),
    ("noun with of and by", "The shelling of Goma by rebels went on.", ["rebels"], ["Goma"]),
    ("noun with possessor", "The rebels' shelling of Goma went on.", ["The rebels"], ["Goma"]),
    ("noun with nationality", "The Rwandan shelling of Goma went on.", ["The Rwandan"], ["Goma"]),
]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_roles_hold_in_every_construction(
    coder: Coder, sentence: str, actors: list[str], recipients: list[str]
) -> None:
    found = [c for c in coder.candidates(sentence) if not c.lost and c.type == "ASSAULT"]
    assert len(found) == 1
    assert [a.text for a in found[0].actors] == actors
    assert [r.text for r in found[0].recipients] == recipients


def test_one_act_told_twice_is_one_report(coder: Coder) -> None:
    text = "Three soldiers were killed in an attack by militants."
    found = [c for c in coder.candidates(text) if not c.lost]
    assert [c.type for c in found] == ["ASSAULT"]
    assert [a.text for a in found[0].actors] == ["militants"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=120))
def test_every_span_is_in_the_text_whatever_the_text(coder: Coder, text: str) -> None:
    for candidate in coder.candidates(text):
        for evidence in (candidate.trigger, candidate.sentence, *candidate.actors, *candidate.recipients):
            assert text[evidence.start : evidence.end] == evidence.text
