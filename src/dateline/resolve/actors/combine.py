"""What the pieces of a phrase say together: the head decides the sector, its modifiers the country."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.folding import Word, key
from dateline.knowledge.names import INTERNATIONAL, Entry, Names
from dateline.resolve.actors.limits import at_home, is_concerned, is_some
from dateline.resolve.actors.parse import Part, Segment, in_brackets
from dateline.resolve.actors.scene import Scene
from dateline.resolve.actors.sorting import BODY, LAND, Seen
from dateline.resolve.actors.sorting import seen as sorted_parts

_OF_IMMIGRANTS = frozenset({"USA", "CAN", "AUS"})
_APART = {"group": ("OPP",)}  # dissidents of an armed group are armed, those of a party are not


class Facts(Struct, frozen=True):
    """What one segment tells.

    `head` says what its head is: person, name (an unknown proper name), role, body, land, amount or
    nothing. `why` holds the reasons in order. `lands` are all entries that may be the country.
    """

    head: str = ""
    country: str = ""
    lands: tuple[Entry, ...] = ()
    helper: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
    role_entry: Entry | None = None
    body: Entry | None = None
    people: tuple[Entry, ...] = ()
    run: tuple[Word, ...] = ()
    flags: frozenset[str] = frozenset()
    plural: bool = False
    owner: Entry | None = None
    title: str = ""
    candidates: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


def facts(segment: Segment, names: Names, around: Scene, day: str) -> Facts:
    """What a segment tells by itself; the scene around it settles names that several bodies share."""
    parts = at_home(segment.parts, names, around)
    seen, candidates = _settled(sorted_parts(parts, names), parts, around, day)
    country, lands = _country(seen, names, around, day)
    body_at, body = seen.bodies[-1] if seen.bodies else (-1, None)
    base = Facts(
        country=country,
        lands=lands,
        helper=next((e.country for _, part in seen.helpers if (e := part.kind(*LAND, *BODY))), ""),
        owner=body,
        flags=seen.flags,
        candidates=candidates,
    )
    role_at, land_at = _last(seen.roles), _last(seen.lands)
    others = max(role_at, body_at, land_at)
    if _last(seen.people) > max(others, seen.run_at):
        return _headed(base, "person", seen, names, _last(seen.people))
    if seen.run and seen.run_at >= others and not _trails_off(segment, seen.run_at):
        return _headed(base, "name", seen, names, seen.run_at)
    if role_at > body_at and role_at >= land_at:
        if _is_struck(segment.parts[role_at:], seen.roles[-1][1], names):
            return base
        if seen.roles[-1][1].name == "party" and is_concerned(segment.parts[:role_at], names):
            return replace(base, head="role", role="party", candidates=("those concerned",), plural=True)
        return _regional(_headed(base, "role", seen, names, role_at), names)
    if body is not None and is_some(segment.parts[:body_at], body, names):
        return replace(base, head="role", role=body.name, plural=True, candidates=(body.name,))
    if body is not None:
        return _bodily(base, body)
    if lands:
        return replace(base, head="land", plural=any(land.plural for land in lands))
    return replace(base, head="amount" if _all_small(segment.parts, names) else "")


def _last(found: Sequence[tuple[int, object]]) -> int:
    return found[-1][0] if found else -1


def _headed(base: Facts, head: str, seen: Seen, names: Names, at: int) -> Facts:
    """The facts of a segment whose head is a person, an unknown name or a role, at this place."""
    role = seen.roles[-1][1] if seen.roles else None
    sectors, why = _role_sectors(role, seen, names, at)
    if (
        role is not None
        and not sectors
        and head != "role"
        and role.name in names.small("titles_of_lawmakers")
    ):
        sectors, why = ("LEG",), (f"{role.name} before a name",)
    found = replace(
        base,
        head=head,
        role=role.name if role else "",
        role_entry=role,
        sectors=sectors,
        body=base.owner,
        why=why,
    )
    people = tuple(e for _, part in seen.people[-1:] for e in part.entries if e.kind in ("person", "surname"))
    if head == "person":
        title = seen.titles[-1][1].name if seen.titles and role is None else ""
        return replace(found, people=people, run=seen.people[-1][1].words, title=title)
    if head == "name":
        return replace(found, run=seen.run)
    return replace(found, people=people, plural=role is not None and (role.plural or role.group))


def _regional(found: Facts, names: Names) -> Facts:
    """A role of several countries ("African migrants"), which is of none of them by itself."""
    one = not found.plural and found.role.rpartition(" ")[2] in names.small("lands")
    if "region" not in found.flags or found.country or found.lands or found.body or one:
        return found
    return replace(found, candidates=("a region",), why=(*found.why, "of a region"))


def _bodily(base: Facts, body: Entry) -> Facts:
    """The facts of a segment whose head is a known body."""
    if base.country and base.country != body.country and base.country not in INTERNATIONAL:
        # "the German Foreign Office" is not the British one: the phrase's own country goes before the list's
        why = f"{body.name} of another country"
        return replace(base, head="role", role=body.name, sectors=body.sectors, why=(why,))
    return replace(
        base,
        head="body",
        body=body,
        sectors=body.sectors,
        country=body.country or base.country,
        lands=() if body.country else base.lands,
        why=(f"{body.name} is a known {body.kind}",),
    )


def _trails_off(segment: Segment, run_at: int) -> bool:
    """Whether common nouns come after a name: "Danbury stonework mason" is nobody called Danbury."""
    return any(
        not part.entries and part.words[0].capital == 0 and part.words[0].text.isalpha()
        for part in segment.parts[run_at + 1 :]
    )


def _is_struck(parts: Sequence[Part], role: Entry, names: Names) -> bool:
    """Whether a place only says what was struck, in a phrase that names the act: "the embassy blast"."""
    blows = names.small("blows")
    after = {word.key for part in parts[1:] if not part.entries for word in part.words}
    return role.name in names.small("sites") and any(key.removesuffix("s") in blows for key in after)


def _all_small(parts: Sequence[Part], names: Names) -> bool:
    amount, articles = names.small("amount"), names.small("articles")
    return any(part.words[0].key in amount or part.words[0].key.isdigit() for part in parts) and all(
        part.words[0].capital == 0 or part.words[0].key in amount | articles for part in parts
    )


def _settled(seen: Seen, parts: Sequence[Part], around: Scene, day: str) -> tuple[Seen, tuple[str, ...]]:
    """Settle a name that several bodies share: by the phrase's own country, the scene, or the day."""
    candidates: tuple[str, ...] = ()
    here = {entry.country for _, part in seen.lands for entry in part.entries}
    chosen = dict(seen.bodies)
    text_at = {at: " ".join(word.key for word in part.words) for at, part in enumerate(parts)}
    for at, entries in seen.shared:
        fit = (
            [e for e in entries if e.country in here]
            or [e for e in entries if in_force(e, day)]
            or list(entries)
        )
        best = fit[0] if len({e.country for e in fit}) == 1 else around.settle(fit)
        if best is None and not any(around.countries.get(e.country) for e in fit):
            best = _foremost(fit, text_at[at])
        if best is None:
            candidates = tuple(e.name for e in fit)
            best = Entry(fit[0].kind, fit[0].id, fit[0].name, "", fit[0].sectors)
        chosen[at] = best
    return replace(seen, bodies=tuple(chosen.items())), candidates


def _foremost(entries: Sequence[Entry], text: str) -> Entry | None:
    """The one body printed by a name that others only bear too: the CGT of France, not that of Argentina."""
    own = [entry for entry in entries if key(entry.name).removeprefix("the ") == text]
    return own[0] if len(own) == 1 else None


def in_force(entry: Entry, day: str) -> bool:
    """Whether a country or body existed on an ISO day."""
    return (not entry.from_ or entry.from_ <= day) and (
        not entry.until or day[: len(entry.until)] <= entry.until
    )


def _country(seen: Seen, names: Names, around: Scene, day: str) -> tuple[str, tuple[Entry, ...]]:
    if not seen.lands:
        return "", ()
    at, part = seen.lands[-1]
    double = len(seen.lands) > 1 and part.words[0].glued and seen.lands[-2][0] == at - 1
    if double and part.entries[0].country not in _OF_IMMIGRANTS:
        at, part = seen.lands[-2]  # a "British-Iranian" is British, a "Korean-American" is American
    # "UN Syria envoy": a country's bare name between a body and the head is the task, not the owner
    body = next((e for b, e in seen.bodies if b < at and e.country in INTERNATIONAL), None)
    if body is not None and not part.kind("nationality"):
        return body.country, ()
    entries = tuple(e for e in part.entries if e.kind in LAND)
    if elsewhere := around.elsewhere(part.text):
        return elsewhere, (
            replace(entries[0], country=elsewhere),
        )  # "London police" in a story of London, Kentucky
    entries = tuple(e for e in entries if in_force(e, day)) or entries
    owners = {e.country for _, other in seen.lands[:-1] for e in other.entries}
    entries = tuple(e for e in entries if e.country in owners) or entries  # "Turkey's Kurds"
    if any(role.name in names.small("of_usa") for _, role in seen.roles):
        entries = tuple(e for e in entries if e.country == "USA") or entries  # "Georgia state troopers"
        if len(entries) == 1:
            return entries[0].country, entries
    meant = around.settle(entries) if len({e.country for e in entries}) > 1 else None
    if meant is not None and meant.kind == "town":
        return meant.country, (meant,)  # Georgia beside Atlanta and Florida
    entries = tuple(e for e in entries if e.kind != "town") or entries
    return (entries[0].country if len({e.country for e in entries}) == 1 else ""), entries


def _role_sectors(
    role: Entry | None, seen: Seen, names: Names, at: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sectors of a role in its segment: its own, bent by whom it belongs to."""
    owner = next((body for where, body in reversed(seen.bodies) if where < at), None)
    before = [entry for where, entry in seen.roles if where < at and entry is not role]
    armed, found = names.small("armed"), tuple[str, ...]()
    why: list[str] = []
    if role is not None:
        found = role.sectors
        why.append(f"{role.name}: {', '.join(found) or 'takes the sector of whom it belongs to'}")
    else:
        for _, title in seen.titles:
            found = found or title.sectors
    whose = owner or next((entry for entry in reversed(before) if entry.group), None)
    if (
        role is not None
        and whose is not None
        and whose.sectors
        and role.name in names.small("of_whom")
        and not (whose.kind == "party" and role.name in names.small("of_states"))
    ):
        return whose.sectors, (f"{role.name} of {whose.name}",)
    if owner is not None and owner.sectors:
        fights = not found or found[0].lower() in armed or found[0] in _APART.get(owner.kind, ())
        unit = role is not None and role.name in names.small("units")
        house = owner.kind == "seat" and owner.sectors[0] == "LEG" and found[:1] == ("MIL",)
        if (
            house  # the marshal of a parliament is no soldier
            or (fights and owner.kind in ("group", "party", "agency"))
            or unit
            or not found
            or _staff(role, owner, names)
        ):
            found = (*owner.sectors, *(s for s in found if s not in owner.sectors))
        else:
            found = (*found, *(s for s in owner.sectors if s not in found))
        why.append(f"of {owner.name}")
    for entry in reversed(before):
        if not entry.sectors:
            continue
        strong = entry.sectors[0] in ("REB", "OPP", "UAF", "CRM", "PRM")
        strong = strong and (entry.sectors[0], *found[:1]) != ("REB", "LEG")  # a separatist in parliament
        strong = strong or (role is not None and role.name in names.small("units"))
        more = tuple(s for s in entry.sectors if s not in found)
        found = (*more, *found) if strong or not found else (*found, *more)
    return found, tuple(why)


def _staff(role: Entry | None, owner: Entry, names: Names) -> bool:
    """Whether an official is of no state but of a charity, a company or the like, or its activist."""
    private = owner.kind == "organisation" and owner.sectors[0].lower() in names.small("keeps")
    if role is None or not private:
        return False
    return role.name in names.small("public") or (role.sectors[:1] == ("OPP",) and owner.country == "NGO")


def whole(head: Facts, rest: Sequence[tuple[Segment, Facts]], names: Names) -> Facts:
    """The head with what hangs on it: whom it belongs to, where it is, and what stands beside it."""
    belonging, place, loyal = names.small("belonging"), names.small("place"), names.small("loyal")
    abroad = names.small("abroad")
    for segment, other in rest:
        if in_brackets(segment) or segment.link in (",", "—", "–", "-", ":"):
            head = _beside(head, other)
        elif (
            segment.link in belonging
            or segment.link in loyal
            or (
                segment.link == "to" and not head.sectors and other.head in ("person", "role", "body", "name")
            )
        ):
            head = _owned(head, other, names)
        elif segment.link in place and not (
            head.country or head.lands or (head.owner and head.owner.country)
        ):
            seated = head.role.partition(" of ")[0].split()[-1:]
            native = not (abroad & {head.role, *head.role.split()[-1:]}) and (
                head.sectors[:1] != ("GOV",) or not names.small("at_their_seat").isdisjoint(seated)
            )
            near = other.head == "land" or (other.head == "role" and head.sectors[:1] not in ((), ("MIL",)))
            near = near or _serves(head, other)
            if native and near and head.head in ("role", "name", "body", "amount", ""):
                head = replace(
                    head, country=other.country, lands=other.lands, why=(*head.why, "by where they are")
                )
    return head


def _serves(head: Facts, other: Facts) -> bool:
    """Whether somebody is in a force of his own kind: "a lance corporal in the British army"."""
    force = other.head == "body" and other.body is not None and other.body.kind == "agency"
    return force and head.head == "role" and bool(head.sectors) and head.sectors[:1] == other.sectors[:1]


def _names_the_head(head: Facts, other: Facts) -> bool:
    """Whether a name after whom a role belongs to is the name of its holder."""
    if head.head != "role" or head.plural or other.head not in ("name", "person"):
        return False
    body_like = other.role_entry is None or other.role_entry.group
    return body_like and (other.body is not None or bool(other.lands))


def _owned(head: Facts, other: Facts, names: Names) -> Facts:
    if other.head == "role" and other.role.rpartition(" ")[2] in names.small("munitions"):
        return head  # "the leader, for halting missile tests"
    if _names_the_head(head, other):
        # "the head of the African Union Commission Alpha Konare": the name is the head's own
        owner = replace(other, head="body" if other.body is not None else "land", run=(), people=())
        named = replace(other, country="", lands=(), sectors=(), body=None, role="", role_entry=None)
        return _beside(_owned(head, owner, names), named)
    country, lands = head.country, head.lands
    hosted = head.owner is not None and bool(head.owner.country)
    if not country and not lands and not hosted and head.head != "land":
        country, lands = other.country, other.lands
    sectors, body = head.sectors, head.body
    if head.role in names.small("of_whom") and other.sectors and other.head in ("body", "role", "name"):
        sectors = other.sectors
    if not sectors and head.head in ("role", "name", "person", ""):
        sectors = other.sectors
        if not sectors and other.head == "land" and head.head == "role":
            sectors = ("GOV",)
    elif head.role in names.small("opposed") and not (
        other.country or other.lands or other.body or other.people or other.sectors
    ):
        sectors = ("CVL",)  # an opponent of abortion, not of a government
    elif (
        other.body is not None
        and other.body.kind in ("group", "party")
        and sectors
        and sectors[0] in ("MIL", "REB", "UAF", *_APART.get(other.body.kind, ()))
    ):
        sectors = (*other.sectors, *(s for s in sectors if s not in other.sectors))
    return replace(
        head,
        country=country,
        lands=lands,
        sectors=sectors,
        body=body or other.body,
        helper=head.helper or other.helper,
        people=head.people or other.people,
        why=(*head.why, *other.why),
    )


def _beside(head: Facts, other: Facts) -> Facts:
    """An apposition: it tells what the head does not tell itself."""
    if head.head == "role" and not head.plural and other.head in ("person", "name"):
        return replace(
            other,
            country=head.country or other.country,
            lands=head.lands,
            sectors=head.sectors,
            role=head.role,
            role_entry=head.role_entry,
            body=head.body,
            owner=head.owner,
            flags=head.flags | other.flags,
            why=head.why,
        )
    nation = all(entry.kind == "nationality" and not entry.plural for entry in other.lands)
    if head.head == "name" and other.head == "land" and nation and not (head.country or head.lands):
        return replace(head, country=other.country, lands=other.lands, why=(*head.why, "of that nation"))
    if head.head == "name" and other.head == "role":
        return replace(
            head,
            country=head.country or other.country,
            lands=head.lands or other.lands,
            sectors=head.sectors or other.sectors,
            role=head.role or other.role,
            role_entry=head.role_entry or other.role_entry,
            body=head.body or other.body,
            flags=head.flags | other.flags,
            why=(*head.why, *other.why),
        )
    if (
        head.head in ("name", "role", "")
        and other.head in ("body", "person")
        and not head.country
        and not head.sectors
    ):
        return replace(
            head,
            country=other.country,
            lands=other.lands,
            sectors=other.sectors,
            body=other.body,
            people=other.people or head.people,
        )
    if head.head == "role" and not head.country:
        return replace(head, country=other.country, lands=other.lands)
    return head
