"""Time expressions: found by the grammar of the packs over the words, with the tense from the parse.

`find` gives what the words say (a recipe); what date that is, `resolve.dates` works out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.find.times.context import accepted, is_ahead, joined_to, with_famous_year
from dateline.find.times.recipes import Read, Slots, member, read, slots_of
from dateline.find.times.tense import Tenses
from dateline.find.times.words import Words, split
from dateline.knowledge.times import CompiledPattern, TimeGrammar
from dateline.model import CalendarTime, Evidence, LengthOfTime, Tense, TimeMention, TimeRecipe
from dateline.text import Reading

__all__ = ["find", "find_in_text"]


def find(reading: Reading, grammar: TimeGrammar) -> list[TimeMention]:
    """The time expressions of an article in the order of the text, none overlapping another."""
    return _mentions(reading.text, grammar, reading.article.body, Tenses(reading.doc, grammar))


def find_in_text(text: str, grammar: TimeGrammar) -> list[TimeMention]:
    """The same for plain text without a parse; every tense is none."""
    return _mentions(text, grammar, 0, None)


def _mentions(text: str, grammar: TimeGrammar, start: int, tenses: Tenses | None) -> list[TimeMention]:
    words = split(text, grammar, start)
    found = list(_matches(words, grammar))
    mentions: list[TimeMention] = []
    for number, (first, last, meaning) in enumerate(found):
        begin, end = words.starts[first], words.ends[last - 1]
        following = found[number + 1][0] if number + 1 < len(found) else -1
        recipe = with_famous_year(meaning.recipe, words, first, last, grammar)
        tense = _tense(words, first, last, recipe, grammar, tenses)
        if isinstance(recipe, LengthOfTime) and tense == "future" and words.at(first - 1) in ("in", "within"):
            recipe = replace(recipe, sign=1)
        mentions.append(
            TimeMention(
                evidence=Evidence(begin, end, text[begin:end]),
                type=meaning.type,
                recipe=recipe,
                clock=meaning.clock,
                mod=meaning.mod,
                tense=tense,
                joined=joined_to(words, first, last, following),
                lead=words.at(first - 1),
                side=meaning.side,
            )
        )
    return mentions


def _tense(
    words: Words, first: int, end: int, recipe: TimeRecipe, grammar: TimeGrammar, tenses: Tenses | None
) -> Tense:
    if is_ahead(words, first, grammar):
        return "future"
    if tenses is None:
        return "none"
    weekday = isinstance(recipe, CalendarTime) and recipe.weekday is not None and recipe.day is None
    return tenses.at(words.starts[first], words.ends[end - 1], weekday)


def _matches(words: Words, grammar: TimeGrammar) -> Iterator[tuple[int, int, Read]]:
    """The longest reading at each word where one can begin, as (first word, end, meaning)."""
    at = 0
    while start := grammar.start.search(words.characters, at):
        at = start.start() + 1
        options = _options(words, start.start(), grammar)
        for match, pattern in options:
            slots = slots_of(match, words.words, pattern, grammar)
            if not accepted(words, match.start(), match.end(), pattern.guard, slots):
                continue
            all_words = tuple(w.lower() for w in words.words[match.start() : match.end()])
            pieces = list(_pieces(match, pattern, slots, all_words))
            if pieces:
                yield from pieces
                at = match.end()
                break


def _pieces(
    match: re.Match[str], pattern: CompiledPattern, slots: Slots, words: tuple[str, ...]
) -> Iterator[tuple[int, int, Read]]:
    """One time, or each day (or year) of a list or range that shares its month ("May 3-5")."""
    if pattern.reads not in ("days", "years"):
        if meaning := read(slots, pattern.reads, words):
            yield match.start(), match.end(), meaning
        return
    spans = {
        group.split("__")[2]: match.span(group)
        for group in pattern.regex.groupindex
        if match.start(group) >= 0
    }
    aliases = [alias for alias in ("first", "second", "third") if alias in spans]
    for alias in aliases:
        meaning = member(slots, alias, pattern.reads)
        begin = match.start() if alias == "first" else spans[alias][0]
        yield begin, match.end() if alias == "third" else spans[alias][1], meaning


def _options(words: Words, at: int, grammar: TimeGrammar) -> list[tuple[re.Match[str], CompiledPattern]]:
    """What matches there, longest first."""
    found = [
        (match, pattern)
        for pattern in grammar.starts[words.characters[at]]
        if (match := pattern.regex.match(words.characters, at))
    ]
    found.sort(key=lambda option: -option[0].end())
    return found
