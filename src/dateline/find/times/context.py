"""What stands around a match: whether it is a time at all, and whether it is part of a range."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from dateline.find.times.recipes import Slots
from dateline.find.times.words import Words
from dateline.knowledge.times import TimeGrammar
from dateline.model import CalendarTime, TimeRecipe

_FIRST_PLAIN_YEAR = 1600  # an earlier year is taken only after a word such as "in"
_NEAR_WORDS = 9
_LONG_NAME = 3  # words of a paper's name
_NO_DAY = 100  # a number below it in front of a month and a year was meant for a day
_LIKE_A_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def accepted(words: Words, first: int, end: int, guard: str, slots: Slots) -> bool:
    """Whether what stands around the words [first, end) lets them be the time they look like."""
    return GUARDS[guard](words, first, end, slots) if guard else True


def is_ahead(words: Words, first: int, grammar: TimeGrammar) -> bool:
    """Whether the word before a time says that it lies ahead ("as early as Tuesday", "starting Monday")."""
    before = words.at(first - 1)
    if before == "as" and words.at(first - 3) == "as":
        return grammar.has("as_ahead", words.at(first - 2))
    return grammar.has("ahead", before) or _is_ahead_of(words, first, grammar)


def _is_ahead_of(words: Words, first: int, grammar: TimeGrammar) -> bool:
    """Whether "ahead of" stands shortly before ("ahead of the vote in Kabul on Monday")."""
    for at in range(first - 1, max(first - _NEAR_WORDS, 0), -1):
        if grammar.has("ahead_phrase", f"{words.at(at - 1)} {words.at(at)}"):
            return True
        if not words.at(at)[:1].isalnum() and words.at(at) not in ("'s", "’s", "-"):
            return False
    return False


def joined_to(
    words: Words, first: int, end: int, following: int, grammar: TimeGrammar
) -> Literal["", "range", "list"]:
    """How a time is joined to the next one, which begins at word `following` (-1 for none)."""
    between = [words.at(i) for i in range(end, following)] if 0 <= following - end <= 2 else []
    if not between or (len(between) == 2 and not grammar.has("joint_tail", between[1])):
        return ""
    if grammar.has("range_joint", between[0]):
        return "range"
    if not grammar.has("list_joint", between[0]):
        return ""
    return "range" if grammar.has("range_lead", words.at(first - 1)) else "list"


def with_famous_year(
    recipe: TimeRecipe, words: Words, first: int, end: int, grammar: TimeGrammar
) -> TimeRecipe:
    """A day without its year that is well known by the words near it ("the Sept. 11 attacks")."""
    if not isinstance(recipe, CalendarTime) or recipe.day is None or recipe.year is not None:
        return recipe
    for known in grammar.famous:
        if (recipe.month, recipe.day) == (known.month, known.day):
            near = {words.at(i) for i in (*range(first - 3, first), *range(end, end + 4))}
            if near & set(known.near):
                return replace(recipe, famous=known.year)
    return recipe


def _year(words: Words, first: int, end: int, slots: Slots) -> bool:
    grammar = slots.grammar
    before, after = words.at(first - 1), words.at(end)
    if end - first > 1:
        return True
    if grammar.has("month", before):  # of a day that no month has (32 May 2023)
        return False
    subject = grammar.has("not_plural", after)  # "2024 has been calm"
    if grammar.has("no_year_before", after) or (
        grammar.has("no_year_after", before) and not (subject and grammar.has("sentence_end", before))
    ):
        return False
    if after == "-" and words.at(end + 1)[:1].isdigit() and len(words.at(end + 1)) > 4:
        return False
    if (slots.number("year") or 0) < _FIRST_PLAIN_YEAR:
        return grammar.has("old_year_lead", before)
    if grammar.has("lead", before) and not (grammar.has("weak_lead", before) and _plural(after)):
        return True
    return _year_alone(before, after, grammar)


def _year_alone(before: str, after: str, grammar: TimeGrammar) -> bool:
    """A year without a word that leads to it: after a name, or before a noun in the singular."""
    if grammar.has("quote", before) or before[:1].isdigit():
        return False
    return not _plural(after) or grammar.has("possessor", before) or grammar.has("not_plural", after)


def _hyphenated(words: Words, end: int) -> bool:
    """Whether a hyphen without a space joins on a word ("a month-long siege")."""
    return words.at(end) == "-" and words.starts[end] == words.ends[end - 1] and words.at(end + 1).isalpha()


def _is_capital(words: Words, index: int) -> bool:
    return 0 <= index < len(words.words) and words.words[index][:1].isupper()


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _month(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not a name or a verb, nor the rest of a day that no month has (32 May)."""
    grammar, before = slots.grammar, words.at(first - 1)
    if words.at(end)[:1].isdigit() and "year" not in slots:
        return False
    if before.isdigit() and int(before) < _NO_DAY and end - first > 1:
        return False
    word = words.words[end - 1]
    if end - first > 1 or not grammar.has("shy_month", word):
        return True
    if word in grammar.dotted:  # "Jan" without a dot or a day is a name
        return words.ends[first] - words.starts[first] > len(word)
    if grammar.has("no_month_before", words.at(end)):
        return False
    return grammar.has("sure_lead" if word in words.names else "lead", words.at(first - 1))


def _season(words: Words, first: int, end: int, slots: Slots) -> bool:
    if "last_next" in slots or "year" in slots:
        return True
    grammar = slots.grammar
    if _is_capital(words, end - 1) and (_is_capital(words, end) or _is_capital(words, end - 2)):
        return False  # the Spring Festival, the Arab Spring
    if words.at(end) == "of":
        return False  # the fall of the Berlin Wall, the winter of his life
    return grammar.has("definite", words.at(first)) or grammar.has("season_lead", words.at(first - 1))


def _length(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not an age ("a 22-year-old", "22 years old"), nor a rank ("a second attack")."""
    grammar = slots.grammar
    ranked = grammar.has("rank_unit", words.at(end - 1))
    if ranked and _is_capital(words, end - 1):
        return False  # "914 Second Class degrees"
    odd = ranked or _hyphenated(words, end)
    if odd and grammar.has("article", words.at(first)):
        return False
    if grammar.has("part_unit", words.at(end - 1)) and ("-" in words.at(end - 2) or words.at(end) == "of"):
        return False
    if " ".join(words.words[first:end]) in grammar.values.get("title", {}):
        return False
    if _LIKE_A_YEAR.fullmatch(slots.words("int")) and grammar.has("old_year_lead", words.at(first - 1)):
        return False  # "in 1995 weeks of strikes"
    if "vague" in slots and words.at(first - 1) == "as":  # "the third in as many weeks"
        return False
    after = words.at(end + 1) if words.at(end) == "-" else words.at(end)
    return not grammar.has("age", after) and not _aged(words, first, end, grammar)


def _aged(words: Words, first: int, end: int, grammar: TimeGrammar) -> bool:
    """Whether it is an age after all ("aged 9, 4 and 8 months"), or no length ("day by day")."""
    if grammar.has("unit_joint", words.at(end)) and words.at(end + 1) == words.at(end - 1):
        return True
    for at in range(first - 1, first - _NEAR_WORDS, -1):
        word = words.at(at)
        if not word[:1].isdigit() and not grammar.has("age_between", word):
            return grammar.has("age_lead", word)
    return False


def _rate(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Whether "a day" is a rate ("$10 a day", "hundreds of calls a day")."""
    before = words.at(first - 1)
    if slots.grammar.has("rank_unit", words.at(end - 1)) or slots.grammar.has("not_plural", before):
        return False
    return _plural(before) or slots.grammar.has("rate_lead", before) or before[:1].isdigit()


def _span(words: Words, first: int, end: int, slots: Slots) -> bool:
    """ "The last week" after "for" or "over" is a length; otherwise it is the week before this one."""
    return slots.grammar.has("span_lead", words.at(first - 1))


def _closed(words: Words, first: int, end: int, slots: Slots) -> bool:
    """ "The day before" with nothing after it that says before what."""
    return not words.at(end)[:1].isalnum() and words.at(end) not in ("'s", "’s")


def _idiom(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not "at the end of the day"."""
    return not ("at" in (words.at(first - 1), words.at(first - 2)) and slots.text("unit") == "day")


def _often(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not a name or a paper: the Daily News, the People's Daily, the Spanish daily El Pais."""
    before = words.at(first - 1)
    inside = before[:1].isalnum() or slots.grammar.has("possessor", before)
    if _is_capital(words, end - 1) and (inside or _is_capital(words, end)):
        return False
    named = end
    while named < end + _LONG_NAME and _is_capital(words, named):
        named += 1
    if slots.grammar.has("paper_verb", words.at(named)):
        return False
    opens = slots.grammar.has("sentence_end", words.at(first - 2)) or not words.at(first - 2)
    return opens or not (_is_capital(words, first - 1) and _is_capital(words, end))


def _decade(words: Words, first: int, end: int, slots: Slots) -> bool:
    return (slots.number("tens_of_years") or 1) % 10 == 0 and slots.grammar.has("definite", words.at(first))


def _lived(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not an age: "a man in his 30s", "in her early forties"."""
    return not any(slots.grammar.has("whose", words.at(at)) for at in (first - 1, first - 2))


def _holiday(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not "Christmas-themed", nor the Good Friday Agreement."""
    return words.at(end) != "-" and _name(words, first, end, slots)


def _name(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not part of a name: the Sunday Times, USA Today, Bloody Sunday."""
    after = words.words[end] if end < len(words.words) else ""
    before = words.words[first - 1] if first else ""
    if slots.grammar.has("name_before", before):
        return False
    title = words.words[first][:1].isupper() and "deictic" in slots
    if title and before[:1].isupper() and before.isalpha():
        return False
    return not (after[:1].isupper() and slots.grammar.has("name_after", after))


def _clock(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not a result or a verse ("won 3:21", "John 3:16")."""
    if "hourmin" not in slots or "ampm" in slots or "zone" in slots or end - first > 1:
        return True
    return slots.grammar.has("clock_lead", words.at(first - 1))


def _bare(words: Words, first: int, end: int, slots: Slots) -> bool:
    """ "Weeks" alone: "for weeks", "weeks of talks", but not "the small hours", nor "many quarters"."""
    grammar, before = slots.grammar, words.at(first - 1)
    if grammar.has("no_bare_after", before) or grammar.has("part_unit", words.at(end - 1)):
        return False
    return grammar.has("bare_tail", words.at(end)) or grammar.has("bare_lead", before)


def _days(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not "on Dec 3 to 20 years in prison", nor "on May 3 and 12 people"."""
    if "year" in slots or words.at(end - 1)[:1].isalpha():
        return True
    return not _plural(words.at(end)) and not slots.grammar.has("no_year_before", words.at(end))


def _figures(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not part of an address (news/2018/04/05/...), nor a day whose year is none (3 May 20222)."""
    after = words.at(end + 1) if words.at(end) == "," else words.at(end)
    if "year" not in slots and len(after) > 4 and _LIKE_A_YEAR.match(after) and after.isdigit():
        return False
    if "iso" not in slots and "slashed" not in slots:
        return True
    glued = (
        first > 0
        and words.ends[first - 1] == words.starts[first]
        and words.at(first - 1) in ("/", "-", "_", "=")
    )
    return words.at(end) != "/" and not glued


def _part(words: Words, first: int, end: int, slots: Slots) -> bool:
    """ "By late afternoon", "before dawn", but not "after dawn raids", nor Golden Dawn."""
    before = words.at(first - 1)
    before = words.at(first - 2) if slots.grammar.has("definite", before) else before
    if _is_capital(words, first) or not slots.grammar.has("part_lead", before):
        return False
    after = words.at(end)
    raid = after[:1].isalpha() and not slots.grammar.has("function_word", after)
    return not (raid and slots.grammar.has("weak_part_lead", before))


def _each(words: Words, first: int, end: int, slots: Slots) -> bool:
    """ "Six days a week", but not "it took two weeks a year ago"."""
    return not slots.grammar.has("apart", words.at(end))


def _alone(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not "the past president", "the past 11 seasons", "the present crisis"."""
    after = words.at(end)
    return not after[:1].isalnum() or slots.grammar.has("function_word", after)


def _shortyear(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not a quotation that begins with a number (''60 Minutes'')."""
    return not slots.grammar.has("quote", words.at(first - 1)) and not slots.grammar.has(
        "units", words.at(end)
    )


def _direction(words: Words, first: int, end: int, slots: Slots) -> bool:
    """Not "this day", nor "the last day", nor "the last minute"."""
    if slots.text("unit") in ("second", "minute", "hour"):
        return False
    return slots.text("unit") != "day" or slots.number("direction") == 1


GUARDS: dict[str, Callable[[Words, int, int, Slots], bool]] = {
    "year": _year,
    "month": _month,
    "season": _season,
    "length": _length,
    "rate": _rate,
    "bare": _bare,
    "clock": _clock,
    "holiday": _holiday,
    "name": _name,
    "closed": _closed,
    "idiom": _idiom,
    "often": _often,
    "decade": _decade,
    "span": _span,
    "part": _part,
    "each": _each,
    "figures": _figures,
    "alone": _alone,
    "lived": _lived,
    "days": _days,
    "shortyear": _shortyear,
    "direction": _direction,
}
