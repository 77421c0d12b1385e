"""Time expressions: found by the grammar of the packs over the words, with the tense from the parse.

`find` gives what the words say (a recipe); what date that is, `resolve.dates` works out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.find.times.context import accepted, is_ahead, joined_to, with_famous_year
from dateline.find.times.recipes import Read, Slots, member, read, slots_of
from dateline.find.times.tense import Side, Tenses
from dateline.find.times.words import Words, split
from dateline.knowledge.times import CompiledPattern, TimeGrammar
from dateline.model import CalendarTime, Evidence, LengthOfTime, TimeMention, TimeRecipe
from dateline.text import Reading

__all__ = ["find", "find_in_text"]

_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_MONTHS = 12


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
        side = _side(words, first, last, recipe, grammar, tenses)
        lead = words.at(first - 1)
        if (
            isinstance(recipe, LengthOfTime)
            and side.direct
            and side.tense == "future"
            and grammar.has("from_now_lead", lead)
        ):
            recipe = replace(recipe, sign=1)
        mentions.append(
            TimeMention(
                evidence=Evidence(begin, end, text[begin:end]),
                type=meaning.type,
                recipe=recipe,
                clock=meaning.clock,
                mod=meaning.mod,
                tense=side.tense,
                joined=joined_to(words, first, last, following, grammar),
                lead=lead,
                side=meaning.side,
                fixture=side.fixture,
            )
        )
    return _with_one_order(mentions)


def _with_one_order(mentions: list[TimeMention]) -> list[TimeMention]:
    """An article writes its 05/04/2022 in the order of its 30/04/2022."""
    if not any(isinstance(m.recipe, CalendarTime) and m.recipe.either for m in mentions):
        return mentions
    for mention in mentions:
        figures = _FIGURES.fullmatch(mention.evidence.text)
        if figures and max(int(figures[1]), int(figures[2])) > _MONTHS:
            return [_in_order(m, int(figures[2]) > _MONTHS) for m in mentions]
    return mentions


def _in_order(mention: TimeMention, month_first: bool) -> TimeMention:
    recipe = mention.recipe
    if not isinstance(recipe, CalendarTime) or not recipe.either:
        return mention
    month, day = (recipe.day, recipe.month) if month_first else (recipe.month, recipe.day)
    return replace(mention, recipe=replace(recipe, month=month, day=day, either=False))


def _side(
    words: Words, first: int, end: int, recipe: TimeRecipe, grammar: TimeGrammar, tenses: Tenses | None
) -> Side:
    if is_ahead(words, first, grammar):
        return Side("future")
    if tenses is None:
        return Side("none")
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
            pieces = list(_pieces(match, pattern, slots))
            if pieces:
                yield from pieces
                at = match.end()
                break


def _pieces(match: re.Match[str], pattern: CompiledPattern, slots: Slots) -> Iterator[tuple[int, int, Read]]:
    """One time, or each day (or year) of a list or range that shares its month ("May 3-5")."""
    if pattern.reads not in ("days", "years"):
        if meaning := read(slots, pattern.reads):
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
