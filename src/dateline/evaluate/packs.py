"""Trying a pack's own examples: each rule's sentences, marked with brackets, against what is coded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.packs import line_of, table_paths
from dateline.knowledge.triggers import Operator, Rules, Trigger, as_roles
from dateline.model import Candidate, Evidence, Span

_MARK = re.compile(r"\[(actor|recipient|trigger) ([^\[\]]+)\]")
Candidates = Callable[[str], Sequence[Candidate]]


class Marked(Struct, frozen=True):
    """A sentence without its brackets, and the spans that they marked, by label."""

    text: str
    spans: dict[str, tuple[Span, ...]]


class Trial(Struct, frozen=True):
    """One example tried: `wrong` is empty where it came out as the rule says, else a sentence why not.

    `hint` tells what would make it a better example.
    """

    rule: str
    path: Path
    line: int
    sentence: str
    wrong: str = ""
    hint: str = ""


def marked(sentence: str) -> Marked:
    """Read the brackets of an example.

    >>> marked("[actor Rebels] [trigger shelled] the town.").text
    'Rebels shelled the town.'
    """
    text, last = "", 0
    spans: dict[str, list[Span]] = {}
    for found in _MARK.finditer(sentence):
        text += sentence[last : found.start()]
        spans.setdefault(found[1], []).append(Span(len(text), len(text) + len(found[2])))
        text += found[2]
        last = found.end()
    return Marked(text + sentence[last:], {label: tuple(parts) for label, parts in spans.items()})


def trials(
    rules: Rules, packs: tuple[Path, ...], candidates: Candidates, only: Path | None = None
) -> Iterator[Trial]:
    """Try every example and every `not` of every trigger and operator (of the pack `only`, if given)."""
    for name, table in (("trigger", rules.triggers), ("operator", rules.operators)):
        paths = table_paths(packs, name)
        for rule in table.values():
            path = paths[rule.id]
            if only is None or only in path.parents:
                yield from rule_trials(rule, path, candidates)


def rule_trials(rule: Trigger | Operator, path: Path, candidates: Candidates) -> Iterator[Trial]:
    """Try the sentences of one rule."""
    line = line_of(path, rule.id)
    for sentence in rule.examples:
        yield Trial(rule.id, path, line, sentence, why_not(rule, sentence, candidates), _hint(rule, sentence))
    for sentence in rule.not_:
        yield Trial(rule.id, path, line, sentence, _why_too_much(rule, sentence, candidates))


def why_not(rule: Trigger | Operator, sentence: str, candidates: Candidates) -> str:
    """Why an example does not come out as marked, in sentences; empty where it does."""
    example = marked(sentence)
    read = candidates(example.text)
    standing = [c for c in read if not c.lost]
    if isinstance(rule, Operator) and "trigger" not in example.spans:
        return ""  # an operator's status is tried by the status sentences of the tests
    kind = rule.type if isinstance(rule, Trigger) else rule.whole
    own = [c for c in standing if c.rule == rule.id] or [c for c in standing if c.type == kind]
    triggers = example.spans.get("trigger", ())
    marked_ones = [c for c in own if not triggers or any(t.overlaps(c.trigger) for t in triggers)]
    if not marked_ones:
        return _silent(rule, example, read, own)
    best = marked_ones[0]
    for label, parties in (("actor", best.actors), ("recipient", best.recipients)):
        for span in example.spans.get(label, ()):
            if not any(span.overlaps(p) for p in parties):
                wanted = example.text[span.start : span.end]
                got = " and ".join(f'"{p.text}"' for p in parties)
                found = f"{got} was found instead" if got else "nobody was found there"
                return f'The {label} should be "{wanted}", but {found}. {_about_role(rule, label)}'
    return ""


def _hint(rule: Trigger | Operator, sentence: str) -> str:
    if isinstance(rule, Operator) or "trigger" in marked(sentence).spans:
        return ""
    return (
        "nothing is marked as [trigger ...]: bracket the words that tell the act, so that they are tried too"
    )


def _silent(
    rule: Trigger | Operator, example: Marked, read: Sequence[Candidate], own: Sequence[Candidate]
) -> str:
    """Why a rule says nothing of the words that its example marks."""
    if own:
        return f"The rule speaks, but on other words than those marked as trigger: {_quoted(own[0].trigger)}."
    beaten = next((c for c in read if c.rule == rule.id), None)
    if beaten is not None:
        return f"The rule speaks, but another reading was preferred: {beaten.lost}."
    others = sorted({f"{_quoted(c.trigger)} as {c.type} (rule {c.rule})" for c in read if not c.lost})
    instead = f" Read instead: {', '.join(others)}." if others else " Nothing else was read in it either."
    words = (*rule.verbs, *rule.nouns, *rule.adjectives)
    if not any(_stem(word) in example.text.lower() for word in words):
        return f"None of the rule's words ({', '.join(words)}) stands in this sentence.{instead}"
    return f"The rule does not speak here: its words stand there, but not as the rule wants them.{instead}"


def _stem(words: str) -> str:
    """The beginning of a rule's first word, which all its forms share."""
    first = words.lower().split()[0]
    return first[: max(3, len(first) - 2)]


def _about_role(rule: Trigger | Operator, label: str) -> str:
    """What the rule says of where a party stands."""
    roles = as_roles(rule.recipient) if label == "recipient" else as_roles(getattr(rule, "actor", "subject"))
    return f"The rule looks for the {label} here: {', '.join(roles) or 'nowhere'}."


def _why_too_much(rule: Trigger | Operator, sentence: str, candidates: Candidates) -> str:
    text = marked(sentence).text
    found = next((c for c in candidates(text) if not c.lost and c.rule == rule.id), None)
    if found is None or isinstance(rule, Operator):
        return ""
    return f"{_quoted(found.trigger)} is read as {found.type} here, though the sentence stands under 'not'."


def _quoted(evidence: Evidence) -> str:
    return f'"{evidence.text}"'
