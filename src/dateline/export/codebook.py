"""The page beside each export: what its columns mean, how it came about, which version wrote it."""

from __future__ import annotations

import msgspec

from dateline.export.formats import Format
from dateline.export.sheets import Written
from dateline.export.tellings import newest
from dateline.model import Filter, Selection


def markdown(format_: Format, selection: Selection, written: Written, name: str) -> str:
    """The codebook of one export, in Markdown."""
    lines = [
        f"# {name}: {format_.TITLE}",
        "",
        f"Written by {selection.version}. {_many(written.rows, written.unit)} from "
        f"{_many(len(selection.events), 'event')}.",
        "",
        *_origin(selection),
        *_left_out(written),
        "",
        *(f"- {note}" for note in format_.NOTES),
        "",
        "| column | what it holds |",
        "|---|---|",
        *(f"| {column.name} | {_cell(column.holds)} |" for column in format_.COLUMNS),
    ]
    return "\n".join(lines) + "\n"


def table(format_: Format) -> str:
    """The columns of a format as the docs have them."""
    rows = (f"| `{column.name}` | {_cell(column.holds)} |" for column in format_.COLUMNS)
    return "\n".join(("| column | what it holds |", "|---|---|", *rows))


def asked(filter_: Filter) -> str:
    """What was asked for, in the words of the filter; "" for everything."""
    plain = msgspec.to_builtins(filter_)
    default = msgspec.to_builtins(Filter())
    return ", ".join(f"{k.strip('_')} {_value(v)}" for k, v in plain.items() if v != default[k])


def _origin(selection: Selection) -> list[str]:
    read = {day: many for day, many in selection.read.items() if many}
    if not read:
        told = ["No articles stand behind it that are known here."]
    else:
        total = sum(read.values())
        told = [
            f"The store held {_many(total, 'article')} published on {_many(len(read), 'day')} "
            f"from {min(read)} to {max(read)}. On other days nothing was read."
        ]
    if last := newest(selection):
        told.append(f"The newest article is of {last}.")
    if what := asked(selection.filter):
        told.append(f"Asked for: {what}.")
    return [" ".join(told)]


def _left_out(written: Written) -> list[str]:
    if not written.left_out:
        return []
    reasons = "; ".join(f"{_many(many, 'event')}: {why}" for why, many in written.left_out.items())
    return ["", f"Left out, since the format can't hold them: {reasons}."]


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _value(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
