"""The options by which events are chosen, the same for all verbs that read a store."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from msgspec import Struct
from msgspec.structs import replace

from dateline.cli.run import day
from dateline.model import Box, Circle, Filter

_LENGTH = re.compile(r"(?P<many>\d{1,5})\s*(?P<unit>[dwm]|days?|weeks?|months?)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}
_NEAR_KM = 50.0


class Asked(Struct, frozen=True):
    """What the options ask for: a filter, and days that are told from the newest article's day.

    `last` and `next` are numbers of days, back from and on from `as_of` (null: the newest article's day).
    """

    filter: Filter = Filter()
    last: int | None = None
    next: int | None = None
    as_of: date | None = None


def _days(text: str) -> int:
    """A number of days: 7, 7d, 2w, 1m (30 days)."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or not int(found["many"]):
        raise typer.BadParameter(f"{text!r} is no number of days; write 7d, 2w or 1m (30 days)")
    return int(found["many"]) * _DAYS[(found["unit"] or "d")[0].lower()]


def _numbers(text: str, what: str, many: int) -> list[float]:
    try:
        numbers = [float(piece) for piece in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != many:
        raise typer.BadParameter(f"{text!r} is not {what}")
    return numbers


def _box(text: str) -> Box:
    west, south, east, north = _numbers(text, "WEST,SOUTH,EAST,NORTH in degrees", 4)
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise typer.BadParameter(f"{text!r}: SOUTH lies below NORTH, degrees within 90 and 180")
    return Box(west, south, east, north)


def _near(text: str) -> Circle:
    numbers = _numbers(text, "LATITUDE,LONGITUDE or LATITUDE,LONGITUDE,KILOMETRES", 2 + (text.count(",") > 1))
    latitude, longitude, kilometres = (*numbers, _NEAR_KM)[:3]
    circle = Circle(latitude, longitude, kilometres)
    if abs(circle.latitude) > 90 or abs(circle.longitude) > 180 or circle.kilometres <= 0:
        raise typer.BadParameter(f"{text!r}: latitudes within 90, longitudes within 180, more than 0 km")
    return circle


def _several(flag: str, short: str = "", metavar: str = "TEXT", **more: Any) -> Any:
    names = (flag, short) if short else (flag,)
    return typer.Option(*names, metavar=metavar, show_default=False, rich_help_panel="Which events", **more)


_WHO = "a country by name or code, a sector (MIL), both (RUS MIL), or words of a name"
Words = list[str] | None


def _options(  # noqa: PLR0917  one parameter an option, as Typer reads them
    actor: Annotated[Words, _several("--actor", "-a", help=f"Who acts: {_WHO}.")] = None,
    recipient: Annotated[Words, _several("--recipient", "-r", help="Who is acted upon, likewise.")] = None,
    party: Annotated[Words, _several("--party", help="Actor or recipient, likewise.")] = None,
    type_: Annotated[
        Words, _several("--type", "-t", "TYPE[.MODE]", help="ASSAULT, CONSULT.visit ...")
    ] = None,
    context: Annotated[Words, _several("--context", help="PLOVER context: military, economic ...")] = None,
    quad: Annotated[
        list[int] | None,
        _several("--quad", "-q", "1|2|3|4", min=1, max=4,
                 help="1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."),
    ] = None,
    status: Annotated[
        Words, _several("--status", metavar="STATUS", help="occurred, planned, cancelled, negated ...")
    ] = None,
    historical: Annotated[
        bool | None,
        typer.Option("--historical/--current", show_default=False, rich_help_panel="Which events",
                     help="Background alone, or what is news alone; both by default."),
    ] = None,
    from_: Annotated[
        date | None, _several("--from", metavar="DATE", parser=day, help="Events of that day or later.")
    ] = None,
    until: Annotated[
        date | None, _several("--until", metavar="DATE", parser=day, help="Events of that day or before.")
    ] = None,
    last: Annotated[
        int | None,
        _several("--last", metavar="7d", parser=_days,
                 help="Events of the last days, the newest article's day (or --as-of) included."),
    ] = None,
    next_: Annotated[
        int | None,
        _several("--next", metavar="30d", parser=_days,
                 help="Events from the newest article's day (or --as-of) on, so many days ahead."),
    ] = None,
    as_of: Annotated[
        date | None,
        _several("--as-of", metavar="DATE", parser=day,
                 help="The day that --last and --next are told from; the clock is never taken."),
    ] = None,
    published_from: Annotated[
        date | None,
        _several("--published-from", metavar="DATE", parser=day, help="Told of on that day or later."),
    ] = None,
    published_until: Annotated[
        date | None,
        _several("--published-until", metavar="DATE", parser=day, help="Told of on that day or before."),
    ] = None,
    place: Annotated[Words, _several("--place", metavar="NAME", help="A place or province by name.")] = None,
    country: Annotated[
        Words,
        _several("--country", "-c", "NAME",
                 help="Where, by name or ISO code; where no place is told, a party's country."),
    ] = None,
    box: Annotated[
        Box | None,
        _several("--box", metavar="W,S,E,N", parser=_box, help="Within a rectangle, in degrees."),
    ] = None,
    near: Annotated[
        Circle | None,
        _several("--near", "--radius", "LAT,LON[,KM]", parser=_near,
                 help="Within so many kilometres of a point (50)."),
    ] = None,
    publisher: Annotated[Words, _several("--publisher", metavar="NAME", help="Told by that outlet.")] = None,
    source: Annotated[
        Words, _several("--source", metavar="NAME", help="Said by that source: a name, country or sector.")
    ] = None,
    origins: Annotated[
        int, _several("--min-origins", metavar="N", min=0, help="Told by at least so many origins.")
    ] = 0,
    confidence: Annotated[
        float, _several("--min-confidence", metavar="0..1", min=0, max=1, help="At least so sure.")
    ] = 0.0,
    text: Annotated[
        str, _several("--text", help="Words that stand in a report's sentence.")
    ] = "",
    disputed: Annotated[
        bool | None,
        typer.Option("--disputed/--undisputed", show_default=False, rich_help_panel="Which events",
                     help="Those on which reports differ, or agree; both by default."),
    ] = None,
    limit: Annotated[
        int | None, _several("--limit", "-n", "N", min=1, help="The newest so many alone.")
    ] = None,
) -> Asked:  # fmt: skip
    """What the options ask for."""
    both = [word.strip().partition(".") for word in type_ or ()]
    moded = [mode for _, _, mode in both if mode]
    if moded and len(moded) < len(both):
        raise typer.BadParameter("--type takes types alone or modes alone: ASSAULT, or CONSULT.visit")
    chosen = Filter(
        actor=tuple(actor or ()), recipient=tuple(recipient or ()), party=tuple(party or ()),
        type=tuple(dict.fromkeys(name.upper() for name, _, _ in both)),
        mode=tuple(dict.fromkeys(mode.lower() for mode in moded)),
        context=tuple(context or ()), quad=tuple(quad or ()), status=tuple(status or ()),  # type: ignore[arg-type]
        historical=historical, from_=from_, until=until, published_from=published_from,
        published_until=published_until, place=tuple(place or ()), country=tuple(country or ()),
        box=box, circle=near, publisher=tuple(publisher or ()), source=tuple(source or ()),
        origins=origins, confidence=confidence, text=text, disputed=disputed, limit=limit,
    )  # fmt: skip
    return Asked(chosen, last, next_, as_of)


def filtered(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb with all filter options on the command line; it gets them as one argument, `asked`.

    Written `@filtered` over a verb that has a parameter `asked: Asked`, which is taken by name.
    """
    hints = get_type_hints(_options, include_extras=True)
    own = get_type_hints(verb, include_extras=True)
    options = [p.replace(annotation=hints[p.name]) for p in inspect.signature(_options).parameters.values()]
    kept = [
        p.replace(annotation=own.get(p.name, p.annotation))
        for p in inspect.signature(verb).parameters.values()
        if p.name != "asked"
    ]
    if twice := {p.name for p in options} & {p.name for p in kept}:
        raise TypeError(f"{verb.__name__} has options that the filters have, too: {', '.join(twice)}")

    @functools.wraps(verb)
    def run(**given: Any) -> None:
        asked = _options(**{p.name: given.pop(p.name) for p in options if p.name in given})
        verb(**given, asked=asked)

    parameters = [
        p.replace(kind=inspect.Parameter.KEYWORD_ONLY if p.kind is p.POSITIONAL_ONLY else p.kind)
        for p in (*kept, *options)
    ]
    # Typer reads the options from the signature and the types from the annotations
    parameters.sort(key=lambda p: (p.kind, p.default is not p.empty))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def with_ids(asked: Asked, ids: list[str]) -> Asked:
    """The same, for these events alone."""
    return replace(asked, filter=replace(asked.filter, ids=tuple(ids))) if ids else asked


Store = Annotated[
    Path,
    typer.Option(
        "--store",
        "-s",
        envvar="DATELINE_STORE",
        metavar="FILE",
        help="The store, a file such as news.duckdb; or name it in DATELINE_STORE.",
        show_default=False,
    ),
]
