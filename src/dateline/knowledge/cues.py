"""The words that tell who says something, from the packs' `[[cue]]` tables."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from dateline.knowledge.packs import tables
from dateline.model import Stance

# What may follow a cue as content: a clause (with or without "that", and wh-clauses), quoted words, an
# infinitive or gerund, a noun phrase, or "X to do", "X as Y", "X Y" (called it a mistake). Any other entry
# is a preposition that belongs to the cue ("call for", "criticism of").
FRAMES = ("clause", "quote", "to", "object", "predicate", "seem", "passive")
Behaviour = Literal["speech", "thought", "intent", "stance", "evidence", "appearance"]


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of saying words of one stance that take the same kinds of content.

    `verbs` are base forms, with their particle where they have one ("point out"); `nouns` are singular.
    `speakers` are nouns for who may stand before or after a colon.
    `objects`: where given, a preposition counts only before one of these nouns ("in a poll").
    `nests`: also told apart within what somebody else says.
    `takes` lists the frames: see `FRAMES`; every other entry is a preposition.
    """

    id: str
    stance: Stance
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    nests: bool = False
    examples: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(default=(), name="not")


class Sense(Struct, frozen=True):
    """One word as a cue: its particle, what it takes, and its stance."""

    cue: str
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]
    particle: str = ""
    objects: frozenset[str] = frozenset()
    nests: bool = False


class Cues(Struct, frozen=True):
    """All cues, by word.

    `verbs` is keyed by every inflected form in lower case, `nouns` by singular and plural,
    `prepositions` by the phrase as a tuple of words.
    """

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, Sense]
    adjectives: dict[str, Sense]
    prepositions: dict[tuple[str, ...], Sense]
    adverbs: dict[str, Sense]
    speakers: frozenset[str]
    groups: dict[str, Cue]


class Irregular(Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of a verb that does not follow the rules."""

    id: str
    forms: tuple[str, ...]


def load(packs: tuple[Path, ...]) -> Cues:
    """The cues of the packs. A verb has the senses of all groups that name it, tried in the packs' order.

    Raises:
        PackError: a table that can't be read.
    """
    groups = tables(packs, "cue", Cue)
    irregular = {name: item.forms for name, item in tables(packs, "verb-forms", Irregular).items()}
    verbs: dict[str, list[Sense]] = {}
    nouns: dict[str, Sense] = {}
    adjectives: dict[str, Sense] = {}
    prepositions: dict[tuple[str, ...], Sense] = {}
    adverbs: dict[str, Sense] = {}
    for group in groups.values():
        plain = _sense(group)
        for verb in group.verbs:
            word, _, particle = verb.partition(" ")
            for form in irregular.get(word, ()) or inflections(word):
                verbs.setdefault(form, []).append(_sense(group, particle))
        for noun in group.nouns:
            nouns.update(dict.fromkeys((noun, plural(noun)), plain))
        adjectives.update(dict.fromkeys(group.adjectives, plain))
        prepositions.update({tuple(p.split()): plain for p in group.prepositions})
        adverbs.update(dict.fromkeys(group.adverbs, plain))
    speakers = {form for g in groups.values() for s in g.speakers for form in (s, plural(s))}
    # the sense with a particle is tried before the bare verb
    ordered = {form: tuple(sorted(senses, key=lambda s: -len(s.particle))) for form, senses in verbs.items()}
    return Cues(ordered, nouns, adjectives, prepositions, adverbs, frozenset(speakers), groups)


def _sense(group: Cue, particle: str = "") -> Sense:
    frames = frozenset(t for t in group.takes if t in FRAMES)
    return Sense(
        group.id,
        group.stance,
        frames,
        frozenset(group.takes) - frames,
        particle,
        frozenset(group.objects),
        group.nests,
    )


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def inflections(verb: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, third person, past and participle."""
    third = plural(verb)
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
        return (verb, third, verb + "d", ing)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, third, verb[:-1] + "ied", verb + "ing")
    stem = verb + verb[-1] if _doubles(verb) else verb
    forms = (verb, third, stem + "ed", stem + "ing")
    # British spelling doubles a final l (signalled), American does not
    return (*forms, verb + verb[-1] + "ed", verb + verb[-1] + "ing") if verb.endswith("l") else forms


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: one short vowel before it, in a word of one syllable."""
    vowels = sum(c in "aeiou" for c in verb)
    return vowels == 1 and len(verb) > 2 and verb[-1] not in "wxylaeiou" and verb[-2] in "aeiou"
