"""Which listed person a phrase names, and the code of the office that counts on the day."""

from __future__ import annotations

from dateline.knowledge.folding import Word
from dateline.knowledge.names import Entry, Names
from dateline.model import ActorCode
from dateline.resolve.actors.combine import Facts
from dateline.resolve.actors.people import Hints, choose, fits_given, is_namesake, leads, led, post_on
from dateline.resolve.actors.scene import Scene, longer_name


def hints_of(found: Facts, names: Names, around_it: Scene, day: str) -> Hints:
    """What the phrase and the words around it tell of the person that it names."""
    countries = {entry.country for entry in found.lands if entry.country}
    if found.country:
        countries.add(found.country)
    told = found.role_entry is not None and bool(found.role and found.role_entry.sectors)
    roles = (found.role,) if told else tuple(names.small(f"title {found.title}"))
    return Hints(
        frozenset(countries),
        roles,
        around_it,
        day,
        names.small("heads"),
        names.small("offices"),
        found.sectors if found.title and not roles else (),
    )


def person_of(name: str, found: Facts, names: Names, around_it: Scene, day: str) -> ActorCode | None:
    """The code of the listed person that a phrase names: open where it may be several, None for nobody."""
    hints = hints_of(found, names, around_it, day)
    full = [entry for entry in found.people if entry.kind == "person"]
    people = full or _surnamed(found)
    if not people:
        return None
    person, open_ = choose(people, hints)
    if not full and person is not None and person.id not in hints.full_names:
        if _is_anothers(found.run, person, around_it, names):
            return None
        if not _believed(person, people, found, hints, around_it, names):
            open_, person = (person.name,), None
    if person is not None and found.run and is_namesake(person, found.run, hints, names):
        return None
    if person is not None:
        return code_of(person, found, names, day)
    if not open_:
        return None
    return ActorCode(
        name,
        found.country or None,
        first(found.sectors),
        found.sectors,
        found.role or None,
        why=_open(name, open_),
        candidates=open_,
    )


def _believed(
    person: Entry, people: list[Entry], found: Facts, hints: Hints, around_it: Scene, names: Names
) -> bool:
    """Whether a surname, with nothing else to go by, is this listed person's."""
    if hints.countries or hints.roles:
        return True
    if _crowned_alone(found.run, person, names):
        return False
    if len(_given(found.run, person)) > 0:
        return True
    only = " " not in person.name  # Suharto has no other name, however many share it
    common = bool(found.run) and found.run[-1].key in names.small("common_surnames") and not only
    if not around_it.text:
        alone = len({one.id for one in people}) == 1
        held = any(office.holds(hints.day) for office in person.offices)
        return not common and (leads(person, hints) or (alone and (held or led(person, hints))))
    given_name = len(found.run) == 1 and bool(names.gender(found.run[0].text))
    if leads(person, hints) and not given_name:
        return True
    return person.country in hints.context_countries and (not common or bool(hints.sectors))


def _is_anothers(run: tuple[Word, ...], person: Entry, around_it: Scene, names: Names) -> bool:
    """Whether the context has the surname with another first name: "Brown" after "Kate Brown"."""
    if len(run) != 1 or not around_it.text:
        return False
    longer = longer_name(run[0].text, around_it.text)
    before = longer.split()[-2:-1]
    own = person.name.lower().split()
    return bool(before) and bool(names.gender(before[0])) and before[0].lower() not in own


def _crowned_alone(run: tuple[Word, ...], person: Entry, names: Names) -> bool:
    """Whether a first name alone would be a monarch's: Juan is hardly King Juan Carlos."""
    title = person.name.split()[0].lower()
    return len(run) == 1 and title in names.small("crowned") and bool(names.gender(run[0].text))


def _open(name: str, candidates: tuple[str, ...]) -> str:
    if len(candidates) == 1:
        return f"a name alone: {candidates[0]} bears it, but nothing says that {name} is the same"
    return f"{name} may be several people"


def _surnamed(found: Facts) -> list[Entry]:
    """Those whose surname ends the run and whose given names fit the words before it."""
    return [entry for entry in found.people if fits_given(entry, _given(found.run, entry))]


def _given(run: tuple[Word, ...], entry: Entry) -> tuple[Word, ...]:
    own = set(entry.name.lower().split())
    return tuple(
        word
        for word in run[:-1]
        if word.key not in ("al", "el", "bin", "de", "von", "van") and word.text.lower() not in own
    )


def code_of(person: Entry, found: Facts, names: Names, day: str, how: str = "") -> ActorCode:
    """The code of a listed person by the office that counts on the day; `how` tells how the name was read."""
    post = post_on(person, day, names)
    sectors, country, role, why = (
        post.office.sectors,
        post.office.country or person.country,
        post.office.role,
        post.why,
    )
    coming = elect(found, names) and not _is_elect(post.office.role, names)
    former = "former" in found.flags or coming
    held_now = not post.over and not post.ahead
    if former and not (held_now and found.role and found.role not in post.office.role):
        sectors, role = ("ELI",), found.role or role
        why = f"former {role}: {why}" if "former" in found.flags else f"{role}, not yet in office: {why}"
    elif post.over or post.ahead:
        if found.role_entry is not None and found.sectors:
            sectors, role = found.sectors, found.role
            why = f"{role} by the text; {why}"
        elif "then" in found.flags:
            why = f"in office then; {why}"
        else:
            lasting = sectors and sectors[0].lower() in names.small("keeps")
            sectors = sectors if lasting and not post.over else ("ELI",)
    return ActorCode(
        person.name,
        country or None,
        first(sectors),
        sectors,
        role or None,
        person.wikidata or None,
        f"{how}; {why}" if how else why,
    )


def elect(found: Facts, names: Names) -> bool:
    """Whether the phrase's role is one not yet taken up ("president-elect")."""
    return "elect" in found.flags or _is_elect(found.role, names)


def _is_elect(role: str, names: Names) -> bool:
    return any(word in names.small("elect") for word in role.replace("-", " ").split())


def first(sectors: tuple[str, ...]) -> str:
    """The main one of a row of sectors, "" where there is none."""
    return sectors[0] if sectors else ""
