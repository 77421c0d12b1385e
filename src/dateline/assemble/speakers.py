"""Who a source is that is only pointed at: "he said", "the agency said", the speaker of the words before.

What a pronoun beside a saying verb means differs from a pronoun elsewhere: news goes on with the one who
spoke last, whoever is spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dateline.assemble.coreference import Actors
from dateline.assemble.index import Index
from dateline.model import Actor, Attribution, Evidence, Source, Span

_GENDERS = {"he": "m", "she": "f"}
_POINTING = frozenset({"he", "she", "it", "they"})
_WHO = frozenset({"who", "which", "that"})
_POINTED = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_SEVERAL = frozenset({"they", "we", "some", "others", "many", "all", "people", "police"})
_BACK = 4  # speakers: so far back is looked for one of the right gender
_RELATIVE = re.compile(r",?\s(?:who|whose|whom|which)\s")
_FAR = 800  # characters: some two paragraphs; further back somebody else may have come up
_UNNAMED = frozenset({"", "a", "an", "some", "one", "another", "other", "no", "many", "several"})


class _Spoken(NamedTuple):
    """Who spoke: the words that name them, the actor they mean, and what was said."""

    source: Source
    actor: Actor
    content: tuple[Span, ...]


class Voices:
    """The sources of one article, each with the actor that it means; the attributions in text order."""

    def __init__(
        self, attributions: Sequence[Attribution], actors: Actors, gender: Callable[[str], str]
    ) -> None:
        self._actors, self._gender = actors, gender
        self._people = sorted(
            (
                (mention.head.start, actor)
                for mention, actor in zip(actors.mentions, actors.all, strict=True)
                if mention.kind == "person" and mention.subject and not mention.modifier
            ),
            key=lambda person: person[0],
        )
        acting = (m.head.start for m in actors.mentions if m.subject and m.kind != "pronoun")
        self._subjects = sorted(acting)
        self._ends: dict[int, list[Actor]] = {}
        for actor in actors.all:
            self._ends.setdefault(actor.evidence.end, []).append(actor)
        self._named = sorted(m.head.start for m in actors.mentions if m.kind == "person" and not m.modifier)
        self._meant: dict[tuple[int, int], Actor] = {}
        self._follow(attributions)

    def at(self, phrase: Evidence) -> Actor:
        """The actor that a source means."""
        found = self._meant.get((phrase.start, phrase.end))
        if found is None and phrase.text.lower() in _WHO and not phrase.text.isupper():  # the WHO is a body
            found = self._antecedent(phrase)
        return self._actors.at(self._called(_without_clause(phrase))) if found is None else found

    def _antecedent(self, relative: Evidence) -> Actor | None:
        """Whom "who" takes up: the longest mention that ends right before it."""
        ending = self._ends.get(relative.start - 1, ()) or self._ends.get(relative.start - 2, ())
        return max(ending, key=lambda actor: actor.evidence.end - actor.evidence.start, default=None)

    def _called(self, phrase: Evidence) -> Evidence:
        """The name alone of "Kayd, another of the ministers," where the name stands first."""
        name = phrase.text.partition(",")[0]
        first = bisect_left(self._named, phrase.start)
        if first < len(self._named) and self._named[first] < phrase.start + len(name) < phrase.end:
            return Evidence(phrase.start, phrase.start + len(name), name)
        return phrase

    def _is_called(self, actor: Actor) -> bool:
        """Whether an actor bears a first name."""
        return bool(self._gender(actor.name.split(" ")[0]))

    def _follow(self, attributions: Sequence[Attribution]) -> None:
        spoken: list[_Spoken] = []
        heads: dict[str, Actor] = {}
        inside = Index((part, a) for a in attributions for part in a.content)
        for attribution in attributions:
            source = attribution.source
            # what stands within somebody's speech is not the news
            if source is None or any(a is not attribution for a in inside.over(source)):
                continue
            words = source.text.lower().split()
            actor = self._before(attribution, source, words, spoken) or heads.get(_pointed(words))
            if actor is not None:
                self._meant[source.start, source.end] = actor
            guessed = actor is None and source.text.lower() in _POINTING
            actor = actor or self.at(Evidence(source.start, source.end, source.text))
            if guessed and not self._is_called(actor):
                spoken.clear()
            else:
                spoken.append(_Spoken(source, actor, attribution.content))
            if words and words[0] not in _UNNAMED:
                heads[words[-1].strip(",")] = actor

    def _before(
        self, attribution: Attribution, source: Source, words: list[str], spoken: Sequence[_Spoken]
    ) -> Actor | None:
        """Whoever spoke last, where "he", "she" or "it" may be them and nobody else came up since."""
        word = " ".join(words)
        if word not in _POINTING:
            return None
        for last in reversed(spoken[-_BACK:] if word in _GENDERS else spoken[-1:]):
            if _apart(last, attribution, source) > _FAR:
                return None
            gender, known = _GENDERS.get(word, ""), self._gender_of(last.source, last.actor)
            if word == "they":
                alone = known in ("+", "") and not self._acting(last, source)
                return last.actor if alone else None
            if known == gender or (known == "?" and gender):
                return None if self._others(last, attribution, source, word) else last.actor
            if known in ("", "?"):
                return None  # an official may be a man or a woman, and is none of those before
        return None

    def _acting(self, last: _Spoken, source: Source) -> bool:
        """Whether anybody at all acts in the writer's words between the last speaker and this one."""
        start = max((p.end for p in last.content if p.end <= source.start), default=last.source.end)
        return bisect_left(self._subjects, start) < bisect_left(self._subjects, source.start)

    def _gender_of(self, speaker: Source, actor: Actor) -> str:
        """ "m" or "f" of a person, "?" of one of whom that is not known, "" of a body, "+" of several."""
        text = speaker.text.lower()
        if text in _POINTED or text in _POINTING:
            return _POINTED.get(text, "+" if text == "they" else "")
        if not self._names_person(speaker):
            if text in _SEVERAL or text.rstrip(",").endswith("s") or " and " in text:
                return "+"
            if not actor.role:
                return ""
        return self._gender(actor.name.split(" ")[0]) or "?"

    def _names_person(self, speaker: Source) -> bool:
        at = bisect_left(self._named, speaker.start)
        return at < len(self._named) and self._named[at] < speaker.end

    def _others(self, last: _Spoken, attribution: Attribution, source: Source, word: str) -> bool:
        """Whether another person whom the pronoun may mean acts between the last speaker and this one.

        Whoever either of them only tells of does not count.
        """
        first, end = (bisect_left(self._people, at, key=_place) for at in (last.source.end, source.start))
        told = (*last.content, *attribution.content)
        return any(
            person.entity != last.actor.entity
            and self._gender(person.name.split(" ")[0]) in ("", _GENDERS.get(word, ""))
            and not any(part.start <= head < part.end for part in told)
            for head, person in self._people[first:end]
        )


def _place(person: tuple[int, Actor]) -> int:
    return person[0]


def _apart(last: _Spoken, attribution: Attribution, source: Source) -> int:
    """How many characters of the writer's own stand between two speakers."""
    between = source.start - last.source.end
    told = {(part.start, part.end) for part in (*last.content, *attribution.content)}
    return between - sum(max(0, min(end, source.start) - max(start, last.source.end)) for start, end in told)


def _without_clause(phrase: Evidence) -> Evidence:
    """The phrase without its relative clause, which may name others: "Kayd, who met the Kenyans,"."""
    cut = _RELATIVE.search(phrase.text)
    return Evidence(phrase.start, phrase.start + cut.start(), phrase.text[: cut.start()]) if cut else phrase


def _pointed(words: list[str]) -> str:
    """The head of "the agency", "the ministry": whoever was so called before, among the sources."""
    return words[-1] if len(words) in (2, 3) and words[0] == "the" else "-"
