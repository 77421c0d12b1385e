"""Which person a name means, and what that person is on the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from rapidfuzz.distance import OSA

from dateline.knowledge.folding import Word, key, loose
from dateline.knowledge.names import Entry, Names, Office
from dateline.resolve.actors.scene import Scene

_FAMILY_FIRST = frozenset({"JPN", "HUN", "KOR", "CHN", "TWN", "VNM", "KHM"})
_SHORT = 5  # letters: shorter surnames differ too little to be called a misspelling
_BEFORE = 5  # years before their first office in which people are already in the news


class Post(NamedTuple):
    """What a person is on a day: the office, whether it is over, and the sentence that says so."""

    office: Office
    over: bool
    ahead: bool
    why: str


def post_on(person: Entry, day: str, names: Names) -> Post:
    """The office that counts on an ISO day: one that is held, else the last one, else the first to come.

    Of several that are held, that of a head of state or government counts before the newest.
    """
    held = [office for office in person.offices if office.holds(day)]
    if held:
        rulers = names.small("rulers")
        office = max(
            held,
            key=lambda office: (
                office.sectors[:1] != ("ELI",),
                office.role.lower() in rulers,
                bool(office.role),
                office.from_,
            ),
        )
        since = f" from {office.from_}" if office.from_ else ""
        until = f" to {office.until}" if office.until else ""
        return Post(office, False, False, f"{_title(office, names)}{since}{until}, in office on {day}")
    past = [office for office in person.offices if office.until and office.until < day]
    if past:
        office = max(past, key=lambda office: office.until)
        over = not (office.sectors and office.sectors[0].lower() in names.small("keeps"))
        return Post(office, over, False, f"{_title(office, names)} until {office.until}, no longer on {day}")
    office = person.offices[0]
    return Post(office, False, True, f"{_title(office, names)} only from {office.from_}, not yet on {day}")


def _title(office: Office, names: Names) -> str:
    role, land = office.role or "known person", names.country(office.country)
    return f"{role} of {land.name}" if land else role


class Hints(Struct, frozen=True):
    """What the text says around a name: countries, roles, and full names in the context.

    `sectors` are those of a title before the name ("Gen.") where no role is told.
    """

    countries: frozenset[str]
    roles: tuple[str, ...]
    around: Scene
    day: str
    heads: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    sectors: tuple[str, ...] = ()

    @property
    def full_names(self) -> frozenset[str]:
        """The ids of those whom the context names in full."""
        return self.around.people

    @property
    def context_countries(self) -> Mapping[str, int]:
        """The countries of the context."""
        return self.around.countries


def _score(person: Entry, hints: Hints, alone: bool) -> int:
    """How well a person fits; of one `alone` the context, which only ranks several, is not asked."""
    score = 0
    if not alone and person.id in hints.full_names:
        score += 20
    countries = {person.country, *(office.country for office in person.offices)}
    if hints.countries:
        score += 6 if countries & hints.countries else -30
    if not alone and countries & hints.context_countries.keys():
        score += 3
    held = [office for office in person.offices if office.holds(hints.day)]
    if held:
        score += 4
        if any(office.role.lower() in hints.heads for office in held):
            score += 2
    if hints.roles:
        wanted = hints.roles[-1].split()[-1] if hints.roles else ""
        if any(wanted in office.role.split() for office in held):
            score += 6
        elif any(wanted in office.role.split() for office in person.offices):
            score += 2
        elif wanted in hints.offices:
            score -= 8
    if hints.sectors:
        score += 6 if any(office.sectors[:1] == hints.sectors[:1] for office in held) else -8
    return score


def _vouched(person: Entry, hints: Hints) -> bool:
    """Whether the text's country or role is this person's, on the day."""
    if hints.countries:
        return bool(hints.roles) and person.country in hints.countries
    held = " ".join(office.role for office in person.offices if office.holds(hints.day)).split()
    return bool(hints.roles) and hints.roles[-1].split()[-1] in held


def leads(person: Entry, hints: Hints) -> bool:
    """Whether a person heads a state or government on the day: such are called by surname alone."""
    return any(office.holds(hints.day) and office.role.lower() in hints.heads for office in person.offices)


def led(person: Entry, hints: Hints) -> bool:
    """Whether a person ever did, up to the day."""
    return any(
        office.role.lower() in hints.heads and (not office.from_ or office.from_ <= hints.day)
        for office in person.offices
    )


def is_namesake(person: Entry, run: Sequence[Word], hints: Hints, names: Names) -> bool:
    """Whether a name of the lists is somebody else's in this text.

    It is where nobody had heard of the listed person on the day, where the text gives an office that they
    never had ("King Bach"), and where a common name stands among other countries' people.
    """
    if hints.countries or (len(run) == 1 and person.id in hints.full_names):
        return False
    wanted = hints.roles[-1].split()[-1] if hints.roles else ""
    if wanted in hints.offices:
        return len(run) == 1 and not any(wanted in office.role.split() for office in person.offices)
    if _vouched(person, hints):
        return False
    first = min((office.from_ for office in person.offices), default="")
    if first and int(first[:4]) > int(hints.day[:4]) + _BEFORE:
        return True
    if run[-1].key not in names.small("common_surnames") or leads(person, hints):
        return False
    return bool(hints.context_countries) and person.country not in hints.context_countries


def choose(candidates: Sequence[Entry], hints: Hints) -> tuple[Entry | None, tuple[str, ...]]:
    """The person among those who share a name, or nobody and the names that are possible."""
    people = list({person.id: person for person in candidates}.values())
    alone = len(people) == 1
    ranked = sorted(((_score(person, hints, alone), -at) for at, person in enumerate(people)), reverse=True)
    best, at = ranked[0]
    if best < -10:
        return None, ()
    tied = [people[-place] for score, place in ranked if best - score < 2]
    if len({loose(key(person.name).replace(" ", "")) for person in tied}) > 1:
        return None, tuple(person.name for person in tied[:5])
    return people[-at], ()


def fits_given(person: Entry, given: Sequence[Word]) -> bool:
    """Whether words before a surname are this person's given names, their initials, or nearly so.

    A middle initial that the list does not have ("Gerald R. Ford") says nothing against it.
    """
    own = key(person.name).split()
    wanted = [word.key for at, word in enumerate(given) if not at or len(word.key) > 1]
    return all(any(_same_given(part, mine) for mine in own) for part in wanted) if wanted else True


def _same_given(part: str, mine: str) -> bool:
    if len(part) == 1 or len(mine) == 1:
        return part[0] == mine[0]
    return (
        part == mine or loose(part) == loose(mine) or (len(part) > _SHORT and OSA.distance(part, mine) <= 1)
    )


def _turned(run: Sequence[Word], names: Names) -> Entry | None:
    """The person whose family name stands first in these words, as in Japan and Hungary."""
    if len(run) != 2:
        return None
    people = [e for e in names.get(f"{run[1].text} {run[0].text}") if e.kind == "person"]
    return people[0] if len(people) == 1 and people[0].country in _FAMILY_FIRST else None


def near(run: Sequence[Word], names: Names, hints: Hints) -> tuple[Entry | None, str]:
    """A person whose printed name differs a little from the words: by transliteration, initials or one slip.

    Safe only where the given name agrees, or the surname sounds the same and country or role agree.
    """
    if turned := _turned(run, names):
        return turned, f"{turned.name}, family name first"
    surname = run[-1].key
    given = [word for word in run[:-1] if word.key not in ("al", "el")]
    alike = [person for person in names.sounding_like(surname) if fits_given(person, given)]
    if not given:
        alike = [person for person in alike if _vouched(person, hints)]
    if alike:
        person, _ = choose(alike, hints)
        if person is not None and not is_namesake(person, run, hints, names):
            return person, f"{' '.join(word.text for word in run)} read as {person.name}"
    return None, ""
