"""Whether the rules of the packs make sense: types that exist, roles that are known, brackets that pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.errors import PackError
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.packs import line_of, table_paths
from dateline.knowledge.triggers import PREPOSITIONS, Operator, Rules, Trigger, as_roles

LABELS = ("actor", "recipient", "trigger")
# any preposition can be a role: these, beside those that may end a rule's words
_MORE = (
    "above alongside along amid before below beside beyond concerning despite down during except "
    "following inside involving off out outside per regarding since targeting throughout until up "
    "versus via within without"
)
_FURTHER = frozenset(_MORE.split())
_PLACES = frozenset({"subject", "object", "indirect", "possessor", "nationality", "place", "that"})
ROLES = _PLACES | PREPOSITIONS | _FURTHER
_BRACKET = re.compile(r"\[(\w+) [^\[\]]+\]")


def refuse_unsound(rules: Rules, ontology: Ontology, packs: tuple[Path, ...]) -> None:
    """Check every trigger and operator against PLOVER and against what the engine knows.

    Raises:
        PackError: the first rule that can't work, with its file, line and id.
    """
    groups: tuple[tuple[str, Mapping[str, Trigger | Operator]], ...] = (
        ("trigger", rules.triggers),
        ("operator", rules.operators),
    )
    for name, table in groups:
        paths: dict[str, Path] | None = None
        for rule in table.values():
            wrong = next(_wrong(rule, ontology), "")
            if wrong:
                paths = paths or table_paths(packs, name)
                path = paths[rule.id]
                raise PackError(path, line_of(path, rule.id), wrong, rule.id)


def _wrong(rule: Trigger | Operator, ontology: Ontology) -> Iterator[str]:
    """What is wrong with a rule, a sentence each."""
    if isinstance(rule, Trigger):
        yield from _wrong_trigger(rule, ontology)
    else:
        for type_ in filter(None, (rule.whole, rule.hostile, rule.denied, *rule.keeps, *rule.modes)):
            if type_ not in ontology.types and type_ not in ontology.modes:  # RETREAT, or RETREAT.resign
                yield _no_such_type(type_, ontology)
    if not (rule.verbs or rule.nouns or rule.adjectives):
        yield "it has no words; give it verbs, nouns or adjectives"
    for kind, sentences in (("examples", rule.examples), ("not", rule.not_)):
        if not sentences:
            yield f"{kind!r} is empty; a rule needs a sentence that it reads and one that it leaves alone"
    for sentence in (*rule.examples, *rule.not_):
        for found in _BRACKET.finditer(sentence):
            if found[1] not in LABELS:
                yield f"[{found[1]} ...] in {sentence!r} marks nothing; known: {', '.join(LABELS)}"
        if "[" in _BRACKET.sub("", sentence) or "]" in _BRACKET.sub("", sentence):
            yield f"a bracket does not pair in {sentence!r}"


def _wrong_trigger(rule: Trigger, ontology: Ontology) -> Iterator[str]:
    denied = rule.denied or rule.type
    if denied not in ontology.types and denied not in ontology.modes:
        yield _no_such_type(denied, ontology)
    if not ontology.knows(rule.type):
        yield _no_such_type(rule.type, ontology)
    elif not ontology.knows(rule.type, rule.mode):
        known = ", ".join(ontology.modes_of(rule.type)) or "none"
        yield f"{rule.type} has no mode {rule.mode!r}; its modes: {known}"
    if rule.cameo is not None and rule.cameo not in ontology.codes:
        yield f"there is no CAMEO code {rule.cameo!r}"
    for key in ("actor", "recipient", "noun_actor", "noun_recipient"):
        for role in as_roles(getattr(rule, key)):
            if role not in ROLES:
                known = "subject, object, indirect, possessor, nationality, place, that, or a preposition"
                yield f"{key} can't be {role!r}; a role is {known}"


def _no_such_type(type_: str, ontology: Ontology) -> str:
    return f"there is no type {type_!r}; the types are {', '.join(ontology.types)}"
