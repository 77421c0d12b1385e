"""Who a source is that is only pointed at: "he said", "the agency said", the speaker of the words before.

What a pronoun beside a saying verb means differs from a pronoun elsewhere: news goes on with the one who
spoke last, whoever is spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from dateline.assemble.coreference import Actors
from dateline.model import Actor, Attribution, Evidence, Source

_GENDERS = {"he": "m", "she": "f"}
_POINTING = frozenset({"he", "she", "it"})
_RELATIVE = re.compile(r",?\s(?:who|whose|whom|which)\s")
_FAR = 800  # characters: some two paragraphs; further back somebody else may have come up
_UNNAMED = frozenset({"", "a", "an", "some", "one", "another", "other", "no", "many", "several"})


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
        self._named = sorted(m.head.start for m in actors.mentions if m.kind == "person" and not m.modifier)
        self._meant: dict[tuple[int, int], Actor] = {}
        self._follow(attributions)

    def at(self, phrase: Evidence) -> Actor:
        """The actor that a source means."""
        found = self._meant.get((phrase.start, phrase.end))
        return self._actors.at(self._called(_without_clause(phrase))) if found is None else found

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
        last: tuple[Source, Actor] | None = None
        heads: dict[str, Actor] = {}
        reach = -1  # the end of the last content: what stands within it is somebody's speech, not the news
        for attribution in attributions:
            source, end = attribution.source, max(part.end for part in attribution.content)
            if source is None:
                continue
            within = source.start < reach
            reach = max(reach, end)
            if within:
                continue
            words = source.text.lower().split()
            actor = self._before(attribution, source, words, last) or heads.get(_pointed(words))
            if actor is not None:
                self._meant[source.start, source.end] = actor
            guessed = actor is None and source.text.lower() in _POINTING
            actor = actor or self.at(Evidence(source.start, source.end, source.text))
            last = None if guessed and not self._is_called(actor) else (source, actor)
            if words and words[0] not in _UNNAMED:
                heads[words[-1].strip(",")] = actor

    def _before(
        self, attribution: Attribution, source: Source, words: list[str], last: tuple[Source, Actor] | None
    ) -> Actor | None:
        """Whoever spoke last, where "he", "she" or "it" may be them and nobody else came up since."""
        word = " ".join(words)
        if last is None or word not in _POINTING or source.start - last[0].end > _FAR:
            return None
        speaker, actor = last
        gender, known = _GENDERS.get(word, ""), self._gender_of(speaker, actor)
        if known != gender and not (known == "?" and gender and self._names_person(speaker)):
            return None
        return None if self._others(speaker.end, attribution, source, actor, gender) else actor

    def _gender_of(self, speaker: Source, actor: Actor) -> str:
        """ "m" or "f" of a person, "" of a body, "?" of a person or people of whom that is not known."""
        text = speaker.text.lower()
        if text in _POINTING:
            return _GENDERS.get(text, "")
        if self._names_person(speaker) or actor.role:
            return self._gender(actor.name.split(" ")[0]) or "?"
        return "?" if text.rstrip(",").endswith("s") or " and " in text else ""

    def _names_person(self, speaker: Source) -> bool:
        at = bisect_left(self._named, speaker.start)
        return at < len(self._named) and self._named[at] < speaker.end

    def _others(
        self, start: int, attribution: Attribution, source: Source, speaker: Actor, gender: str
    ) -> bool:
        """Whether another person of that gender acts between the last speaker and this one.

        Whoever the speech itself tells of does not count.
        """
        first, last = (bisect_left(self._people, at, key=_place) for at in (start, source.start))
        return any(
            person.entity != speaker.entity
            and self._gender(person.name.split(" ")[0]) in ("", gender)
            and not any(part.start <= head < part.end for part in attribution.content)
            for head, person in self._people[first:last]
        )


def _place(person: tuple[int, Actor]) -> int:
    return person[0]


def _without_clause(phrase: Evidence) -> Evidence:
    """The phrase without its relative clause, which may name others: "Kayd, who met the Kenyans,"."""
    cut = _RELATIVE.search(phrase.text)
    return Evidence(phrase.start, phrase.start + cut.start(), phrase.text[: cut.start()]) if cut else phrase


def _pointed(words: list[str]) -> str:
    """The head of "the agency", "the ministry": whoever was so called before, among the sources."""
    return words[-1] if len(words) in (2, 3) and words[0] == "the" else "-"
