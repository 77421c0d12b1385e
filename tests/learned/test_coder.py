"""The learned coder as it ships: always an answer, always the same one, and how it fails."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import LearnedError
from dateline.learned.alike import Alike
from dateline.learned.coder import MODEL, SHIPPED, LearnedCoder
from dateline.model import Article, Span
from dateline.pipeline import Coder

TEXT = "Rebels shelled Goma on Monday, killing twelve people, the governor said."
ACTOR, RECIPIENT = [Span(0, 6)], [Span(15, 19)]


@pytest.fixture(scope="module")
def learned() -> LearnedCoder:
    return LearnedCoder()


def test_it_names_the_act_its_words_and_that_it_occurred(learned: LearnedCoder) -> None:
    answer = learned.read(learned.pieces(TEXT), ACTOR, RECIPIENT)
    assert answer.type == "ASSAULT"
    assert answer.status == "occurred"
    assert answer.trigger is not None
    assert TEXT[answer.trigger.start : answer.trigger.end] == "shelled"
    assert sum(answer.types.values()) == pytest.approx(1)


def test_the_other_way_round_there_is_no_act(learned: LearnedCoder) -> None:
    answer = learned.read(learned.pieces(TEXT), RECIPIENT, ACTOR)
    assert max(answer.types, key=answer.types.__getitem__) == "-"


@pytest.mark.parametrize(
    ("actor", "recipient"),
    [(ACTOR, []), ([], RECIPIENT), (ACTOR, ACTOR), ([Span(0, 14)], [Span(7, 19)]), ([Span(6, 6)], RECIPIENT)],
    ids=["nobody done to", "nobody doing", "the same", "overlapping", "empty"],
)
def test_any_pair_has_an_answer(learned: LearnedCoder, actor: list[Span], recipient: list[Span]) -> None:
    answer = learned.read(learned.pieces(TEXT), actor, recipient)
    assert sum(answer.types.values()) == pytest.approx(1)


def test_the_same_question_has_the_same_answer_whatever_was_asked_between(learned: LearnedCoder) -> None:
    first = learned.read(learned.pieces(TEXT), ACTOR, RECIPIENT)
    learned.read(learned.pieces("word " * 2000), [Span(0, 4)], [Span(5, 9)])
    assert learned.read(learned.pieces(TEXT), ACTOR, RECIPIENT) == first


def test_at_a_trigger_it_names_the_act_and_the_part_of_each_party(learned: LearnedCoder) -> None:
    governor = Span(TEXT.index("the governor"), TEXT.index(" said"))
    answer = learned.act(learned.pieces(TEXT), [Span(7, 14)], [*ACTOR, *RECIPIENT, governor])
    assert answer.type == "ASSAULT"
    assert answer.does[0] > 0.5 > max(answer.does[1:])
    assert answer.suffers[1] > 0.5 > max(answer.suffers[0], answer.suffers[2])


@pytest.mark.parametrize(
    ("trigger", "parties"),
    [([], ACTOR), ([Span(7, 14)], []), ([Span(900, 910)], [Span(900, 910)]), ([Span(7, 7)], ACTOR)],
    ids=["no trigger", "nobody", "outside", "empty"],
)
def test_any_trigger_has_an_answer(learned: LearnedCoder, trigger: list[Span], parties: list[Span]) -> None:
    answer = learned.act(learned.pieces(TEXT), trigger, parties)
    assert sum(answer.types.values()) == pytest.approx(1)
    assert len(answer.does) == len(answer.suffers) == len(parties)


def test_the_words_that_tell_acts_are_found(learned: LearnedCoder) -> None:
    told = [TEXT[t.words.start : t.words.end] for t in learned.told(learned.pieces(TEXT))]
    assert "shelled" in told
    assert not learned.told(learned.pieces("The tulips in the museum garden open early this year."))


def test_a_sentence_with_an_act_promises_more_than_one_without(learned: LearnedCoder) -> None:
    plain = learned.pieces("The tulips in the museum garden open early this year.")
    assert learned.promise(learned.pieces(TEXT)) > learned.promise(plain)


def test_alike_pairs_of_the_corpus_are_found(learned: LearnedCoder) -> None:
    found = Alike(SHIPPED).nearest(learned.vector(learned.pieces(TEXT), ACTOR, RECIPIENT))
    assert len(found) == 3
    assert found[0].type == "ASSAULT"
    assert found[0].likeness >= found[1].likeness >= found[2].likeness


@pytest.mark.parametrize("harm", ["missing", "cut short", "another"])
def test_what_is_wrong_with_its_files_is_said_and_the_rules_go_on(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "learned"
    shutil.copytree(SHIPPED, folder)
    model = folder / MODEL
    if harm == "missing":
        model.unlink()
    else:
        data = model.read_bytes()
        model.write_bytes(data[:1000] if harm == "cut short" else data + b" ")
    with pytest.raises(LearnedError, match="the rules code alone"):
        LearnedCoder(folder)
    coder = Coder(learned=folder)
    assert len(coder.notes) == 1
    coded = coder.code(Article(id="1", text=TEXT, published=date(2022, 10, 27)))
    assert {r.type for r in coded.reports} == {"ASSAULT"}
