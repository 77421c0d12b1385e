"""An analyst's corrected reports as lines of the corpus, for the learned coder to learn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from msgspec import Struct

from dateline.model import Evidence, Stance, Status


class Party(Struct, frozen=True):
    """A party of a corrected report: of all that a report holds, its words."""

    evidence: Evidence


class Said(Struct, frozen=True):
    """The attribution of a corrected report."""

    source: Party | None = None
    stance: Stance | None = None


class Correction(Struct, frozen=True):
    """A report as `dateline code` prints it, with what the analyst changed.

    An empty `type` says that there is no such act; every other field is taken as it stands.
    """

    id: str
    article_id: str
    sentence: Evidence
    trigger: Evidence
    type: str | None
    mode: str | None = None
    status: Status = "occurred"
    historical: bool = False
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    attribution: Said | None = None


def corpus_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """A line a sentence, with all its corrected reports; in the order in which they came.

    Raises:
        ValueError: words do not stand where a report says, or a sentence has too many actors.
    """
    together: dict[tuple[str, Evidence], list[Correction]] = defaultdict(list)
    for correction in corrections:
        together[correction.article_id, correction.sentence].append(correction)
    for (_, sentence), reports in together.items():
        yield _line(sentence, reports)


def _line(sentence: Evidence, reports: Sequence[Correction]) -> str:
    letters: dict[tuple[int, int], str] = {}
    for party in sorted({p for r in reports for p in _parties(r)}):
        _in_place(party, sentence)
        if len(letters) == len(ascii_lowercase):
            raise ValueError(f"more than {len(ascii_lowercase)} actors in one sentence")
        letters[party.start, party.end] = ascii_lowercase[len(letters)]
    told = [r for r in reports if r.type]
    numbers: dict[tuple[int, int], str] = {}
    for report in told:
        _in_place(report.trigger, sentence)
        numbers.setdefault((report.trigger.start, report.trigger.end), str(len(numbers) + 1))
    marked = _bracketed(sentence, {**letters, **numbers})
    reports_told = "; ".join(_told(r, letters, numbers) for r in told) or "-"
    return f"{reports[0].id}\t{marked}\t{reports_told}"


def _parties(report: Correction) -> Iterator[Evidence]:
    yield from (p.evidence for p in (*report.actors, *report.recipients))
    if report.attribution is not None and report.attribution.source is not None:
        yield report.attribution.source.evidence


def _in_place(words: Evidence, sentence: Evidence) -> None:
    start, end = words.start - sentence.start, words.end - sentence.start
    if start < 0 or sentence.text[start:end] != words.text:
        raise ValueError(f"{words.text!r} does not stand at {words.start} in its sentence")


def _bracketed(sentence: Evidence, labels: dict[tuple[int, int], str]) -> str:
    """The sentence with brackets; of two spans that cross, the later one stays unmarked."""
    opening: dict[int, list[str]] = defaultdict(list)
    closing: dict[int, int] = defaultdict(int)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(labels, key=lambda s: (s[0], -s[1])):
        if any(a < start < b < end for a, b in kept):
            continue
        kept.append((start, end))
        opening[start].append(f"[{labels[start, end]} ")
        closing[end] += 1
    text = ""
    for place in range(sentence.start, sentence.end + 1):
        text += "]" * closing[place] + "".join(opening[place])
        text += sentence.text[place - sentence.start : place - sentence.start + 1]
    return " ".join(text.split())


def _told(
    report: Correction, letters: dict[tuple[int, int], str], numbers: dict[tuple[int, int], str]
) -> str:
    def of(parties: Sequence[Party]) -> str:
        return "+".join(letters[p.evidence.start, p.evidence.end] for p in parties) or "-"

    type_ = f"{report.type}.{report.mode}" if report.mode else report.type
    words = [numbers[report.trigger.start, report.trigger.end], type_, of(report.actors), ">"]
    words += [of(report.recipients), report.status, *(["historical"] if report.historical else [])]
    said = report.attribution
    if said is not None and said.stance is not None:
        words += ["by", of([said.source]) if said.source else "-", said.stance]
    return " ".join(str(w) for w in words)
