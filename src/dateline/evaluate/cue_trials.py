"""Trying a pack's own saying words: each `[[cue]]` has examples, tried on the attributions that are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dateline.evaluate.packs import Trial
from dateline.knowledge.cues import Cue, Cues, inflections, plural
from dateline.knowledge.packs import line_of, table_paths
from dateline.model import Attribution

_MARK = re.compile(r"\[(source|cue|content) ([^\[\]]+)\]")
_PARTS = {"source": "source", "cue": "saying word", "content": "content"}
Attributions = Callable[[str], Sequence[Attribution]]


def cue_trials(
    cues: Cues, packs: tuple[Path, ...], attributions: Attributions, only: Path | None = None
) -> Iterator[Trial]:
    """Try every example and every `not` of every cue (of the pack `only`, if given)."""
    paths = table_paths(packs, "cue")
    for cue in cues.groups.values():
        path = paths[cue.id]
        if only is not None and only not in path.parents:
            continue
        line = line_of(path, cue.id)
        for sentence in cue.examples:
            yield Trial(cue.id, path, line, sentence, why_not(sentence, attributions))
        for sentence in cue.not_:
            yield Trial(cue.id, path, line, sentence, _why_too_much(cue, sentence, attributions))


def why_not(example: str, attributions: Attributions) -> str:
    """Why the attribution that an example marks is not found, in sentences; empty where it is."""
    text = re.sub(r"\s+([.,])", r"\1", _MARK.sub(r"\2", example))
    wanted: dict[str, list[str]] = {part: [] for part in _PARTS}
    for part, words in _MARK.findall(example):
        wanted[part].append(words)
    found = [_parts(attribution, text) for attribution in attributions(text)]
    if wanted in found:
        return ""
    if not found:
        return "Nobody is found to say anything here."
    best = max(found, key=lambda f: sum(f[part] == wanted[part] for part in _PARTS))
    wrong = next(part for part in _PARTS if best[part] != wanted[part])
    return f"The {_PARTS[wrong]} should be {_told(wanted[wrong])}, but {_told(best[wrong])} was found."


def _parts(attribution: Attribution, text: str) -> dict[str, list[str]]:
    return {
        "source": [attribution.source.text] if attribution.source else [],
        "cue": [attribution.cue.text] if attribution.cue else [],
        "content": [text[c.start : c.end] for c in attribution.content],
    }


def _told(words: list[str]) -> str:
    return " and ".join(f'"{w}"' for w in words) or "nothing"


def _why_too_much(cue: Cue, sentence: str, attributions: Attributions) -> str:
    verbs = [verb.split()[0] for verb in cue.verbs]
    own = {form for verb in verbs for form in inflections(verb)}
    own |= {form for noun in cue.nouns for form in (noun, plural(noun))}
    for attribution in attributions(sentence):
        if attribution.cue and own & set(attribution.cue.text.lower().split()):
            return (
                f"\"{attribution.cue.text}\" is read as saying here, though the sentence stands under 'not'."
            )
    return ""
