"""The words of sizes: numbers, bounds, who is counted, and the words that a toll hangs on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from dateline.knowledge.cues import inflections, plural
from dateline.knowledge.packs import tables
from dateline.model import SizeKind

Counts = Literal["object", "subject"]


class SizeGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind of size.

    `verbs` are base forms whose `counts` (object or subject) is counted; `forms` are further verb forms
    taken as they stand ("shot dead"); `states` are adjectives and participles ("dead", "homeless");
    `nouns` are singular and are counted themselves (three deaths) or by what follows "of";
    `objects`: where given, the verbs count only these nouns ("claimed 12 lives").
    `tolls` are nouns whose number stands apart (the death toll rose to 30).
    """

    id: str
    kind: SizeKind
    counts: Counts = "object"
    verbs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(default=(), name="not")


class Bound(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make a number a lower bound, an upper bound, or an estimate."""

    id: str
    side: Literal["low", "high", "about"]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    """A number word: an exact value, or a vague one with the range it stands for."""

    id: str
    low: int
    high: int | None = None


class Currency(Struct, frozen=True, forbid_unknown_fields=True):
    """An ISO 4217 code with the signs and words it is written with."""

    id: str
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for people, singular, and plurals that do not follow the rules."""

    id: str
    nouns: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()


class Hang(Struct, frozen=True):
    """A word that a size hangs on: its kind, and what of it is counted."""

    kind: SizeKind
    counts: Counts
    objects: frozenset[str] = frozenset()


class SizeWords(Struct, frozen=True):
    """All words of sizes, by word in lower case.

    `phrase_starts` and `amount_starts` are the first words of verb forms and amounts of several words.
    """

    verbs: dict[str, Hang]
    states: dict[str, Hang]
    nouns: dict[str, Hang]
    tolls: dict[str, Hang]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    amounts: dict[tuple[str, ...], Amount]
    signs: dict[str, str]
    money: dict[str, str]
    person: frozenset[str]
    persons: frozenset[str]
    nobody: frozenset[str]
    phrase_starts: frozenset[str]
    amount_starts: frozenset[str]
    groups: dict[str, SizeGroup]


def load(packs: tuple[Path, ...]) -> SizeWords:
    """The size words of the packs.

    Raises:
        PackError: a table that can't be read.
    """
    groups = tables(packs, "size", SizeGroup)
    bounds = tables(packs, "bound", Bound).values()
    people = tables(packs, "people", People).values()
    currencies = tables(packs, "currency", Currency).values()
    verbs = {form: _hang(g) for g in groups.values() for form in _forms(g)}
    amounts = {tuple(name.split()): a for name, a in tables(packs, "amount", Amount).items()}
    singular = frozenset(n for p in people for n in p.nouns)
    return SizeWords(
        verbs=verbs,
        states={word: _hang(g) for g in groups.values() for word in g.states},
        nouns={form: _hang(g) for g in groups.values() for n in g.nouns for form in (n, plural(n))},
        tolls={form: _hang(g) for g in groups.values() for n in g.tolls for form in (n, plural(n))},
        before={tuple(p.split()): b.side for b in bounds for p in b.before},
        after={tuple(p.split()): b.side for b in bounds for p in b.after},
        amounts=amounts,
        signs={sign: c.id for c in currencies for sign in c.signs},
        money={form: c.id for c in currencies for w in c.words for form in (w, plural(w))},
        person=singular,
        persons=frozenset(plural(n) for n in singular) | {n for p in people for n in p.plurals},
        nobody=frozenset(n for p in people for n in p.nobody),
        phrase_starts=frozenset(form.split()[0] for form in verbs if " " in form),
        amount_starts=frozenset(words[0] for words in amounts),
        groups=groups,
    )


def _hang(group: SizeGroup) -> Hang:
    return Hang(group.kind, group.counts, frozenset(group.objects))


def _forms(group: SizeGroup) -> tuple[str, ...]:
    forms = list(group.forms)
    for verb in group.verbs:
        word, _, rest = verb.partition(" ")
        forms += [f"{form} {rest}".strip() for form in inflections(word)]
    return tuple(forms)
