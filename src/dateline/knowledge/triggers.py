"""Triggers and operators as the packs have them, indexed by the lemma that starts a look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Generic, Literal, NamedTuple, TypeVar

from msgspec import Struct, field

from dateline.errors import PackError
from dateline.knowledge.packs import line_of, table_paths, tables
from dateline.model import Stance, Status

PartOfSpeech = Literal["verb", "noun", "adjective"]
PREPOSITIONS = frozenset(
    [
        "to",
        "on",
        "against",
        "for",
        "with",
        "from",
        "at",
        "of",
        "into",
        "in",
        "over",
        "about",
        "after",
        "upon",
        "toward",
        "towards",
        "by",
        "between",
        "among",
        "onto",
        "across",
        "through",
        "under",
        "near",
        "around",
        "behind",
        "as",
    ]
)
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "one's", "his", "her"})
Roles = str | tuple[str, ...]


class WordList(NamedTuple):
    """A rule's list of words, parted for looking them up: those that stand alone, and phrases of several."""

    single: frozenset[str]
    phrases: tuple[str, ...]


def _parted(words: tuple[str, ...]) -> WordList:
    return WordList(frozenset(words), tuple(w for w in words if " " in w))


class Trigger(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One `[[trigger]]` block: words that tell an act, and where its parties stand (docs/packs.md).

    `denied` is the type (or "TYPE.mode") that it tells where its doer did not do it: who does not meet a
    demand refuses it.
    """

    id: str
    type: str
    examples: tuple[str, ...]
    not_: tuple[str, ...] = field(name="not")
    mode: str | None = None
    denied: str | None = None
    cameo: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    actor: Roles = "subject"
    recipient: Roles = ()
    noun_actor: Roles = ()
    noun_recipient: Roles = ()
    reciprocal: bool = False
    plain_object: bool = False
    speaker: bool = False
    object_words: tuple[str, ...] = ()
    subject_words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    needs: tuple[Literal["actor", "recipient"], ...] = ()
    actor_kind: Literal["any", "actor"] = "any"
    recipient_kind: Literal["any", "actor"] = "any"

    @cached_property
    def wanted(self) -> WordList:
        """What its object must be, by `object_words`."""
        return _parted(self.object_words)

    @cached_property
    def unwanted(self) -> WordList:
        """What must not stand around it, by `not_words`."""
        return _parted(self.not_words)


class Operator(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[operator]]` block: a word that turns the act it governs into another, or changes its status.

    `whole` is the type of the whole where the inner act is friendly or unknown, `hostile` where it is
    of quad class 3 or 4. `keeps` names the inner types (or "TYPE.mode") that stay themselves and only
    take `status`. `alone` lets it speak where no known act follows, `alone_with_noun` even with a bare
    noun, but not before one of `not_words`. `intent` limits it to what the speaker itself is yet to do;
    `denied` is the whole where the speaker will not do it. `doer` tells who does the inner act. `modals`
    limits it to clauses that have one of these ("said that they must"). `modes` has the mode of the whole
    by inner type or "TYPE.mode".
    """

    id: str
    examples: tuple[str, ...]
    not_: tuple[str, ...] = field(name="not")
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    takes: tuple[Literal["infinitive", "that", "gerund", "noun", "bare"], ...] = (
        "infinitive",
        "that",
        "gerund",
        "noun",
    )
    status: Status | None = None
    whole: str | None = None
    hostile: str | None = None
    keeps: tuple[str, ...] = ()
    alone: bool = False
    alone_with_noun: bool = False
    not_words: tuple[str, ...] = ()
    intent: bool = False
    denied: str | None = None
    modals: tuple[str, ...] = ()
    modes: dict[str, str] = {}
    cameo: str | None = None
    doer: Literal["subject", "object"] = "subject"
    recipient: Roles = ()
    stance: Stance | None = None

    def mode_over(self, type_: str, mode: str | None) -> str | None:
        """The mode of the whole over an inner act; "TYPE.mode" goes before the type alone."""
        return self.modes.get(f"{type_}.{mode}") or self.modes.get(type_)


class Form(Struct, frozen=True, dict=True):
    """One way in which a rule's words appear: the lemma looked up, and the words that must go with it.

    `rest` are lemmas that follow the head (a verb's particle and objects, a noun's "of" tail), `before`
    those that precede it (the modifiers of a noun). `preposition` is the trailing one, after which the
    rule's object stands.
    """

    head: str
    part: PartOfSpeech
    rest: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    preposition: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words besides the head."""
        return frozenset((*self.rest, *self.before, *([self.preposition] if self.preposition else [])))

    @property
    def size(self) -> int:
        """How many words it fixes: the more, the surer the sense."""
        return 1 + len(self.rest) + len(self.before) + (self.preposition is not None)


R = TypeVar("R")


class FormIndex(Generic[R]):
    """Which forms a lemma may begin, in the order of the packs.

    Most forms fix several words, so they lie under one of those besides their head: a sentence without it
    never looks at them.
    """

    def __init__(self, forms: Iterable[tuple[Form, R]]) -> None:
        self._forms: dict[str, dict[str, list[tuple[int, Form, R]]]] = {}
        for place, (form, rule) in enumerate(forms):
            other = (*form.rest, *form.before, form.preposition or "")[0]
            self._forms.setdefault(form.head, {}).setdefault(other, []).append((place, form, rule))

    def under(self, head: str, words: Set[str]) -> list[tuple[Form, R]]:
        """The forms of a head all of whose other words are among those of a sentence."""
        below = self._forms.get(head)
        if below is None:
            return []
        found = list(below.get("", ()))
        for other in below.keys() & words:
            found += [one for one in below[other] if one[1].words <= words]
        return [(form, rule) for _, form, rule in sorted(found, key=_place)]


def _place(found: tuple[int, Form, object]) -> int:
    return found[0]


class Rules(Struct, frozen=True):
    """All triggers and operators, with an index from lemma to the forms that it may begin."""

    triggers: Mapping[str, Trigger]
    operators: Mapping[str, Operator]
    trigger_forms: FormIndex[Trigger]
    operator_forms: FormIndex[Operator]


def as_roles(roles: Roles) -> tuple[str, ...]:
    """A role or a list of roles as a tuple."""
    return (roles,) if isinstance(roles, str) else roles


def form_of(words: str, part: PartOfSpeech) -> Form:
    """The form that a string of a pack stands for; a hyphen joins words that the parser takes apart.

    Raises:
        ValueError: there is no word besides articles.

    >>> form_of("lay siege to", "verb").rest
    ('siege',)
    >>> form_of("show of force", "noun").head
    'show'
    >>> form_of("test-fire", "verb")
    Form(head='fire', part='verb', rest=(), before=('test',), preposition=None)
    """
    parts = [w for w in re.split(r"\s+", words.lower().strip()) if w not in _ARTICLES]
    preposition = parts.pop() if len(parts) > 1 and parts[-1] in PREPOSITIONS else None
    if part == "noun":
        cut = next((i for i, w in enumerate(parts) if i and w in PREPOSITIONS), len(parts))
    else:
        cut = 1
    *before, head = _unjoined(parts[:cut]) or [""]
    if not head:
        raise ValueError(f"{words!r} has no word of its own")
    return Form(head, part, tuple(_unjoined(parts[cut:])), tuple(before), preposition)


def _unjoined(words: list[str]) -> list[str]:
    return [piece for word in words for piece in word.split("-") if piece]


def forms(rule: Trigger | Operator) -> Iterator[Form]:
    """Every form of a rule's verbs, nouns and adjectives."""
    for part, words in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
        yield from (form_of(w, part) for w in words)  # type: ignore[arg-type]


def _sound_forms(rule: Trigger | Operator, packs: tuple[Path, ...], table: str) -> list[Form]:
    try:
        return list(forms(rule))
    except ValueError as error:
        path = table_paths(packs, table)[rule.id]
        raise PackError(path, line_of(path, rule.id), str(error), rule.id) from error


def load(packs: tuple[Path, ...]) -> Rules:
    """Read all `[[trigger]]` and `[[operator]]` tables.

    Raises:
        PackError: see `knowledge.packs.tables`.
    """
    triggers = tables(packs, "trigger", Trigger)
    operators = tables(packs, "operator", Operator)
    return Rules(
        triggers,
        operators,
        FormIndex((f, rule) for rule in triggers.values() for f in _sound_forms(rule, packs, "trigger")),
        FormIndex((f, op) for op in operators.values() for f in _sound_forms(op, packs, "operator")),
    )
