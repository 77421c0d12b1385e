"""Compare people.tsv with another list of office holders and name what differs, and why.

    python scripts/check_people.py office_holders.tsv

The other list is a TSV with the columns `country`, `person`, `role`, `from` and `until`, its roles
named as in `CLASSES`. Only terms that both lists know are compared: a person is the same where all
words of the shorter name stand in the longer one. Dates are compared as far as they are known: a
year alone agrees with every day of it. The lists are checked against each other, never merged.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

PEOPLE = Path(__file__).resolve().parent.parent / "src/dateline/packs/world/people.tsv"
TOLERANCE = timedelta(days=62)
CLASSES = {
    "head_of_state": r"((interim|acting|transitional) )?president|king|queen|emperor|emir|sultan"
    r"|supreme leader|pope|governor general",
    "head_of_government": r"(interim |acting )?prime minister|(federal )?chancellor|premier",
    "foreign_minister": r"(acting )?foreign minister|secretary of state",
    "defence_minister": r"defen[cs]e (minister|secretary)",
    "interior_minister": r"(interior|home) (minister|secretary)",
    "finance_minister": r"finance minister|treasury secretary|chancellor of the exchequer",
    "speaker": r"(house |senate )?speaker",
}


class Term(NamedTuple):
    """A term of office; the bounds are the earliest and latest days that the text of a date allows."""

    person: str
    words: frozenset[str]
    from_: tuple[date, date]
    until: tuple[date, date] | None


class Difference(NamedTuple):
    """Where two lists disagree by more than the tolerance."""

    reason: str
    line: str


def words(name: str) -> frozenset[str]:
    """The words of a name without accents, case, initials and the Arabic article."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return frozenset(w for w in re.findall(r"[a-z]{2,}", plain) if w not in {"al", "el"})


def bounds(value: str) -> tuple[date, date] | None:
    """The first and last day of a date that may be a year or a month; None where empty."""
    parts = [int(part) for part in value.split("-")] if value else []
    if not parts:
        return None
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    if len(parts) > 2 and month:
        return date(year, month, parts[2]), date(year, month, parts[2])
    last = date(year + 1, 1, 1) if month in (None, 12) else date(year, (month or 0) + 1, 1)
    return date(year, month or 1, 1), last - timedelta(days=1)


def apart(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    """How far two date ranges lie apart; nothing where they overlap."""
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms have a day in common; a term without end goes on."""
    return (other.until is None or one.from_[0] <= other.until[1]) and (
        one.until is None or other.from_[0] <= one.until[1]
    )


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV with a header; lines that begin with `#` are comments."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def joined(terms: Iterable[Term]) -> list[Term]:
    """One person's terms of one office, those that follow each other without a gap made one."""
    found: list[Term] = []
    for term in sorted(terms, key=lambda term: term.from_):
        last = found[-1] if found else None
        if last and (last.until is None or term.from_[0] - last.until[1] <= TOLERANCE):
            ends = None if term.until is None or last.until is None else max(last.until, term.until)
            found[-1] = last._replace(until=ends)
        else:
            found.append(term)
    return found


def own(path: Path) -> dict[tuple[str, str], dict[str, list[Term]]]:
    """Our terms by country and class, then by person."""
    found: dict[tuple[str, str], dict[str, list[Term]]] = {}
    for row in rows(path):
        from_ = bounds(row["from"])
        names = [row["name"], *row["names"].split("|")]
        for kind, pattern in CLASSES.items():
            if from_ and re.fullmatch(pattern, row["role"]):
                term = Term(row["name"], frozenset().union(*map(words, names)), from_, bounds(row["until"]))
                found.setdefault((row["country"], kind), {}).setdefault(row["name"], []).append(term)
    return found


def theirs(path: Path) -> dict[tuple[str, str], dict[str, list[Term]]]:
    """The other list's terms by country and class, then by person."""
    found: dict[tuple[str, str], dict[str, list[Term]]] = {}
    for row in rows(path):
        from_ = bounds(row["from"])
        if from_ and row["role"] in CLASSES:
            term = Term(row["person"], words(row["person"]), from_, bounds(row["until"]))
            found.setdefault((row["country"], row["role"]), {}).setdefault(row["person"], []).append(term)
    return found


def same(ours: Term, other: Term) -> bool:
    """Whether two terms name the same person."""
    common = ours.words & other.words
    return len(common) >= min(2, len(other.words)) and (common == other.words or len(common) >= 2)


def compare(ours: Term, candidates: list[Term], place: str) -> Difference | None:
    """What differs between one of our terms and the nearest of the other list."""
    other = min(candidates, key=lambda term: apart(term.from_, ours.from_))
    if not any(overlap(ours, term) for term in candidates):
        return Difference(
            "no such term there: it lies outside the years of the other list, or is missing",
            f"{place}\t{ours.person}\tours {ours.from_[0]}",
        )
    texts = [f"{t.from_[0]}..{t.until[1] if t.until else ''}" for t in (ours, other)]
    line = f"{place}\t{ours.person}\tours {texts[0]}\ttheirs {texts[1]}"
    if apart(ours.from_, other.from_) > TOLERANCE:
        return Difference("another start: a term that one of the lists joins, splits or lacks", line)
    if ours.until and other.until is None:
        return Difference("no end there: the other list was made earlier or never closed the term", line)
    if other.until and ours.until is None:
        return Difference("no end here", line)
    if ours.until and other.until and apart(ours.until, other.until) > TOLERANCE:
        return Difference("another end", line)
    return None


def differences(people: Path, reference: Path) -> tuple[int, int, list[Difference]]:
    """Terms of ours in the classes compared, those the other list knows, and where they differ."""
    other = theirs(reference)
    total = known = 0
    found: list[Difference] = []
    for key, persons in own(people).items():
        for held in persons.values():
            for term in joined(held):
                total += 1
                match = [
                    t for terms in other.get(key, {}).values() if same(term, terms[0]) for t in joined(terms)
                ]
                if not match:
                    continue
                known += 1
                if difference := compare(term, match, "\t".join(key)):
                    found.append(difference)
    return total, known, found


def main() -> None:
    """Print the differences by reason, then the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reference", type=Path)
    parser.add_argument("--people", type=Path, default=PEOPLE)
    options = parser.parse_args()
    total, known, found = differences(options.people, options.reference)
    out = [f"{reason}\t{line}" for reason, line in sorted(found)]
    out += ["", f"{total} terms compared, {known} of them in the other list, {len(found)} differ:"]
    counts = Counter(difference.reason for difference in found)
    out += [f"  {count:5} {reason}" for reason, count in counts.most_common()]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
