"""Actor phrases to PLOVER codes, on a day.

`resolve` reads the phrase alone: names by longest match in the packs' lists, then a small grammar of
noun phrases (the head decides the sector, its modifiers and what it belongs to the country). What the
phrase leaves open, the context may settle. A name that stands in no list keeps no code of its own:
it is never taken for the nearest one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from dateline.knowledge.folding import key, printed, words
from dateline.knowledge.names import Names
from dateline.model import ActorCode
from dateline.resolve.actors.combine import Facts
from dateline.resolve.actors.holders import code_of, elect, first, hints_of, person_of
from dateline.resolve.actors.parse import parts_of, segments
from dateline.resolve.actors.people import led, near
from dateline.resolve.actors.phrase import read
from dateline.resolve.actors.recall import body_before, long_form
from dateline.resolve.actors.scene import Scene, around, longer_name, scene, told_before

__all__ = ["resolve"]

_AT_HAND = frozenset({"CVL", "MED", "EDU", "LAB", "AGR", "REL"})  # people who are where things happen
_NICKNAME = re.compile(r"(?P<first>[^\W\d_][\w-]*) [\"“][^\"“”]{1,30}[\"”] (?=[^\W\d_])")
_NOT_BY_CONTEXT = frozenset({"BUS", "MNC", "NGO", "IGO", "UNO", "JRN"})
_PEOPLE, _UNKNOWN = "people of a country", "nothing in the phrase is known"


def resolve(phrase: str, names: Names, *, context: str = "", day: date) -> ActorCode:
    """Who an actor phrase means on a day.

    Args:
        phrase: a noun phrase, with or without its article.
        names: the index of names.
        context: the sentence, paragraph or article around it, if any.
        day: the day of the text; offices are taken as they were held on it.

    Returns:
        The code. `country` is null and `sectors` empty where nothing tells them, with the reason in
        `why`; `candidates` holds the names that a name may stand for, where it is left open.
    """
    text = _without_nickname(" ".join(phrase.split()), names)
    return _resolved(text, names, context, day) if context else _alone(text, names, day)


def _without_nickname(text: str, names: Names) -> str:
    """A phrase without what stands in quotation marks between a first and a last name."""
    found = _NICKNAME.search(text)
    if found is None or not names.gender(found["first"]):
        return text
    return text[: found.end("first")] + " " + text[found.end() :]


@lru_cache(maxsize=4096)
def _alone(text: str, names: Names, day: date) -> ActorCode:
    """The code of a phrase without context; news says "officials" and "Russia" over and over."""
    return _resolved(text, names, "", day)


def _resolved(text: str, names: Names, context: str, day: date) -> ActorCode:
    long = long_form(_bare(text, names), context) if context else ""
    found = read(long or text, names, scene(names, context), day.isoformat())
    if found is None:
        return ActorCode(name=text, why="no words to go by")
    if long and found.head == "name" and not (found.sectors or found.country):
        return ActorCode(name=long, why=f"{text} is short for {long}, which stands in no list")
    return _settle(long or text, found, names, context, day.isoformat())


def _settle(text: str, found: Facts, names: Names, context: str, day: str) -> ActorCode:
    """The code that the facts give, after asking the context for what they leave open."""
    around_it = scene(names, context)
    name = _bare(text, names)
    if found.head == "person":
        code = person_of(name, found, names, around_it, day)
        if code is not None:
            return code
        found = replace(found, head="name")
    if found.head == "land" and context and _is_surname(text, names, context):
        found = replace(found, head="name", run=tuple(words(text)), lands=(), country="")
    if found.head == "name":
        hints = hints_of(found, names, around_it, day)
        person, why = near(found.run, names, hints)
        if person is not None:
            return code_of(person, found, names, day, why)
        if context and not (found.sectors and (found.country or found.lands or found.body)):
            told = _told(found, names, context, around_it, day)
            if told is not None:
                return told
    body = body_before(found, text, names, context) if context and found.head == "role" else None
    if body is not None and not (found.country or found.lands or found.body):
        found = replace(found, head="body", body=body, sectors=body.sectors, country=body.country)
    if found.head == "land" and _is_one_of_them(text, found):
        found = replace(found, plural=True)
    if found.people and found.head in ("role", ""):
        found = _of_owner(found, names, around_it, day)
    return _plain(name, found, names, around_it, day, context)


def _of_owner(found: Facts, names: Names, around_it: Scene, day: str) -> Facts:
    """A role that belongs to a person ("the Trump administration") takes what it lacks."""
    owner = person_of(
        "", replace(found, flags=frozenset(), role="", role_entry=None, sectors=()), names, around_it, day
    )
    if owner is None or owner.candidates:
        return found
    by_surname = all(entry.kind == "surname" for entry in found.people) and not around_it.text
    if by_surname and not any(led(entry, hints_of(found, names, around_it, day)) for entry in found.people):
        return found  # "the Prince of Pot": too little to take somebody of that name for the owner
    country = found.country or ("" if found.lands else owner.country or "")
    sectors = found.sectors or owner.sectors
    if found.role in names.small("followers") and sectors[:1] in (("GOV",), ("ELI",), ("LEG",)):
        sectors = ("CVL",)
    if owner.sectors[:1] in (("OPP",), ("REB",)) and sectors[:1] in (("CVL",), ("MIL",)):
        sectors = tuple(dict.fromkeys((*owner.sectors, *sectors)))
    return replace(
        found, country=country, sectors=sectors, why=(*found.why, f"of {owner.name} ({owner.why})")
    )


def _bare(text: str, names: Names) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text


def _is_one_of_them(text: str, found: Facts) -> bool:
    """Whether a nationality is somebody who has it: "a Libyan" is not the state of Libya."""
    return text.lower().startswith(("a ", "an ")) and all(e.kind == "nationality" for e in found.lands)


def _is_surname(text: str, names: Names, context: str) -> bool:
    """Whether a country's name is somebody's in the context: "Jordan" after "Michael Jordan"."""
    given = longer_name(text, context).split()[:-1] if text.isalpha() else []
    return bool(given) and bool(names.gender(given[-1]))


def _is_title(text: str, names: Names) -> bool:
    """Whether what stands after a name and a comma is a title, not a clause ("the government urged calm").

    So is a nationality: "Anna Berg, a 34-year-old Swede".
    """
    pieces = words(text)
    head = segments(parts_of(pieces, names.scan(pieces)), names)[0].parts
    people = head[-1].kind("nationality") if head else None
    if people is not None and not people.plural:
        return True
    at = next((at for at in range(len(head) - 1, -1, -1) if head[at].kind("role")), -1)
    role = head[at].kind("role") if at >= 0 else None
    return role is not None and not role.group and all(part.entries for part in head[at + 1 :])


def _told(found: Facts, names: Names, context: str, around_it: Scene, day: str) -> ActorCode | None:
    """What the context says of a name that stands in no list."""
    run = printed(found.run)
    longer = run if found.sectors else longer_name(run, context)  # what stands before it is a title
    phrase, beside = around(longer, context, names)
    if beside and not _is_title(beside, names):
        beside = ""
    for piece in (phrase, f"{longer}, {beside}" if beside else ""):
        told = read(piece, names, around_it, day) if piece else None
        national = told is not None and any(entry.kind == "nationality" for entry in told.lands)
        if told is None or not (told.sectors or told.people or national):
            continue
        if told.head == "person":
            known = person_of(longer, told, names, around_it, day)
            if known is not None:
                return known
            told = replace(told, head="name")  # a namesake of somebody listed
        if told.head == "name" and (told.sectors or national):
            code = _plain(longer, told, names, around_it, day)
            return ActorCode(
                longer, code.country, code.sector, code.sectors, code.role, None, f"the text says: {code.why}"
            )
    return None


def _by_context(
    name: str, found: Facts, names: Names, around_it: Scene, context: str, day: str
) -> tuple[str, str]:
    """The country that a role or body without one has by its context, and why."""
    if found.role in names.small("peacekeepers"):
        whose = around_it.unions if len(around_it.unions) == 1 else ()
        return next(iter(whose), ""), "the international body that the context names"
    several = found.role_entry.plural if found.role_entry is not None else found.plural
    earlier = told_before(found.role, name, context) if found.role and not several else ""
    told = read(earlier, names, around_it, day) if earlier else None
    if told is not None and told.role == found.role and (told.country or told.body is not None):
        country, _, _ = _country(told, names, around_it)
        if country:
            return country, f"{earlier} before it"
    if set(_sectors(found, names)[0]) & _AT_HAND and (here := around_it.plays_in(name)):
        return here, "the country in which the sentence plays"
    if found.role in names.small("kin"):
        only = next(iter(around_it.countries)) if len(around_it.countries) == 1 else ""
        return only, "the only country of the context" if only else "nothing tells where relatives are from"
    if here := around_it.about():
        return here, "the country that the context is about"
    american = {key(found.role), *(word.key for word in words(name))} & names.small("of_usa")
    if american and around_it.foremost in ("", "USA") and (around_it.countries or {"USA": 1}).get("USA"):
        return "USA", "America's, where the context has no other country for it"
    return "", ""


def _plain(name: str, found: Facts, names: Names, around_it: Scene, day: str, context: str = "") -> ActorCode:
    """The code of a phrase whose head is no known person."""
    country, why, candidates = _country(found, names, around_it)
    if found.head == "name":
        name = printed(found.run)
    sectors, role = _sectors(found, names)
    if (
        not country
        and not candidates
        and (not set(sectors) & _NOT_BY_CONTEXT or _is_at_home(name, names))
        and found.head in ("role", "body")
    ):
        country, told = _by_context(name, found, names, around_it, context, day)
        why = told if country else why
    reasons = [*found.why]
    if found.head == "name" and not sectors and not country:
        reasons = [f"{' '.join(word.text for word in found.run)} stands in no list"]
    if "former" in found.flags and found.role:
        reasons.append("no longer in office")
    if why:
        reasons.append(why)
    if found.body is not None and found.head == "body":
        return ActorCode(
            found.body.name,
            country or None,
            first(sectors),
            sectors,
            role or None,
            found.body.wikidata or None,
            "; ".join(reasons),
            candidates,
        )
    if found.head == "land" and not sectors and country:
        land = names.country(country)
        name = next((e.name for e in found.lands if e.country == country), land.name if land else name)
        reasons = reasons or [f"{name} by name"]
    return ActorCode(
        name,
        country or None,
        first(sectors),
        sectors,
        role or None,
        None,
        "; ".join(reasons) or (_PEOPLE if country and sectors == ("CVL",) else _UNKNOWN),
        candidates,
    )


def _is_at_home(name: str, names: Names) -> bool:
    """Whether a phrase says that somebody belongs to the place or state of the news: "a local paper"."""
    return name.split(maxsplit=1)[0].lower() in names.small("of_the_place") | names.small("of_the_state")


def _country(found: Facts, names: Names, around_it: Scene) -> tuple[str, str, tuple[str, ...]]:
    ended = bool(found.lands) and all(entry.until for entry in found.lands)
    if ended and found.plural and found.role.rpartition(" ")[2] in names.small("lands"):
        return "", "one of several states", ()  # the former Soviet republics
    if found.country:
        return found.country, "", ()
    if found.lands:
        entry = around_it.settle(found.lands)
        if entry is not None:
            return entry.country, f"{entry.name} by the context", ()
        return "", "the name stands for several countries", tuple(dict.fromkeys(e.name for e in found.lands))
    if found.candidates:
        return "", "the name stands for several bodies", found.candidates
    if found.body is not None and found.body.country:
        return found.body.country, f"by {found.body.name}", ()
    if found.owner is not None and found.owner.country:
        return found.owner.country, f"by {found.owner.name}", ()
    if own := names.land_of_role(found.role):
        return own, f"only that country has a {found.role}", ()
    if found.helper:
        return found.helper, "only by who leads or hosts it", ()
    return "", "nothing in the phrase tells the country", ()


def _sectors(found: Facts, names: Names) -> tuple[tuple[str, ...], str]:
    sectors = found.sectors
    # the leader of a country, and an official of nobody in particular, are of a government
    there = found.role in names.small("parties") and "by where they are" in found.why  # "sides in the war"
    public = found.role in names.small("public") or (not there and (found.lands or found.country))
    if found.head in ("role", "name") and found.role and not sectors and public:
        sectors = ("GOV",)
    if found.head in ("role", "name") and found.role and ("former" in found.flags or elect(found, names)):
        low = found.role in names.small("rank_and_file")
        state = found.role.rpartition(" ")[2] in names.small("lands")
        keeps = {k.upper() for k in names.small("keeps")}
        if low:
            sectors = ("CVL",)
        elif state:
            sectors = ()  # "the former Soviet republics" are states
        elif not (sectors and sectors[0] in keeps):
            sectors = ("ELI",)
    if "anti" in found.flags and found.head == "role" and sectors[:1] in ((), ("CVL",)):
        sectors = ("OPP", *(s for s in sectors if s != "OPP"))
    if found.head == "land" and not sectors and found.plural:
        sectors = ("CVL",)
    return sectors, found.role
