"""Trying a pack's own examples: each rule's sentences, marked with brackets, against what is coded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.packs import line_of, table_paths
from dateline.knowledge.triggers import Operator, Rules, Trigger
from dateline.model import Candidate, Evidence, Span

_MARK = re.compile(r"\[(actor|recipient|trigger) ([^\[\]]+)\]")
Candidates = Callable[[str], Sequence[Candidate]]


class Marked(Struct, frozen=True):
    """A sentence without its brackets, and the spans that they marked, by label."""

    text: str
    spans: dict[str, tuple[Span, ...]]


class Trial(Struct, frozen=True):
    """One example tried: `wrong` is empty where it came out as the rule says, else a sentence why not."""

    rule: str
    path: Path
    line: int
    sentence: str
    wrong: str = ""


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
        yield Trial(rule.id, path, line, sentence, why_not(rule, sentence, candidates))
    for sentence in rule.not_:
        yield Trial(rule.id, path, line, sentence, _why_too_much(rule, sentence, candidates))


def why_not(rule: Trigger | Operator, sentence: str, candidates: Candidates) -> str:
    """Why an example does not come out as marked; empty where it does."""
    example = marked(sentence)
    standing = [c for c in candidates(example.text) if not c.lost]
    if isinstance(rule, Operator) and "trigger" not in example.spans:
        return ""  # an operator's status is tried by the status sentences of the tests
    kind = rule.type if isinstance(rule, Trigger) else rule.whole
    own = [c for c in standing if c.rule == rule.id] or [c for c in standing if c.type == kind]
    triggers = example.spans.get("trigger", ())
    own = [c for c in own if not triggers or any(t.overlaps(c.trigger) for t in triggers)]
    if not own:
        others = ", ".join(sorted({f"{c.type} by {c.rule}" for c in standing})) or "nothing"
        return f"the rule does not speak here; found instead: {others}"
    best = own[0]
    for label, parties in (("actor", best.actors), ("recipient", best.recipients)):
        for span in example.spans.get(label, ()):
            if not any(span.overlaps(p) for p in parties):
                wanted = example.text[span.start : span.end]
                got = ", ".join(p.text for p in parties) or "nobody"
                return f"the {label} should be {wanted!r}, found: {got}"
    return ""


def _why_too_much(rule: Trigger | Operator, sentence: str, candidates: Candidates) -> str:
    text = marked(sentence).text
    found = next((c for c in candidates(text) if not c.lost and c.rule == rule.id), None)
    if found is None or isinstance(rule, Operator):
        return ""
    return f"{_quoted(found.trigger)} is read as {found.type} where the pack says it must not be"


def _quoted(evidence: Evidence) -> str:
    return repr(evidence.text)
