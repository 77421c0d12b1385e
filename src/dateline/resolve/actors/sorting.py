"""The parts of a segment sorted by what they are: countries, bodies, roles, titles, people, unknown names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.knowledge.folding import POSSESSIVE, Word
from dateline.knowledge.names import Entry, EntryKind, Names
from dateline.resolve.actors.parse import Part

BODY = ("organisation", "group", "party", "agency", "seat")
LAND = ("country", "nationality", "capital", "town")
FLAGS = ("former", "elect", "then")


class Seen(Struct, frozen=True):
    """The parts of a segment, each with its position.

    `helpers` are names that only tell who leads or hosts ("US-led"); `shared` names that several bodies
    bear. `run` is the last unknown proper name, which ends at `run_at` (-1 where there is none).
    """

    lands: Sequence[tuple[int, Part]]
    helpers: Sequence[tuple[int, Part]]
    bodies: Sequence[tuple[int, Entry]]
    shared: Sequence[tuple[int, tuple[Entry, ...]]]
    roles: Sequence[tuple[int, Entry]]
    titles: Sequence[tuple[int, Entry]]
    people: Sequence[tuple[int, Part]]
    flags: frozenset[str]
    run: tuple[Word, ...]
    run_at: int


def seen(parts: Sequence[Part], names: Names) -> Seen:
    """Sort the parts of one segment."""
    sorter = _Sorter(parts, names)
    for at, part in enumerate(parts):
        sorter.take(at, part)
    return sorter.done()


class _Sorter:
    """What has been seen so far of one segment."""

    def __init__(self, parts: Sequence[Part], names: Names) -> None:
        self._parts, self._names = parts, names
        self._lands: list[tuple[int, Part]] = []
        self._helpers: list[tuple[int, Part]] = []
        self._bodies: list[tuple[int, Entry]] = []
        self._shared: list[tuple[int, tuple[Entry, ...]]] = []
        self._roles: list[tuple[int, Entry]] = []
        self._titles: list[tuple[int, Entry]] = []
        self._people: list[tuple[int, Part]] = []
        self._flags: set[str] = set()
        self._run: list[Word] = []
        self._run_at = -1

    def take(self, at: int, part: Part) -> None:
        """Put one part where it belongs."""
        kinds = {entry.kind for entry in part.entries}
        if not kinds & _NAMES and self._is_region(at, part):
            self._flags.add("region")
        elif not kinds:
            self._word(at, part.words[0])
        elif not self._is_direction(at, part):
            self._named(at, part, kinds)

    def _named(self, at: int, part: Part, kinds: set[EntryKind]) -> None:
        """Put a known name where it belongs."""
        if not kinds & {"role", "person"} and self._kept_off(at):
            if self._next_key(at) in self._names.small("run_from"):
                self._helpers.append((at, part))
        elif "person" in kinds:
            self._people.append((at, part))
        elif kinds & _BODIES:
            self._body(at, part)
        elif kinds & _NAMEABLE and self._goes_on(at, part):
            self._extend(at, part)
        elif kinds & _LANDS:
            self._lands.append((at, part))
        elif role := part.kind("role"):
            if not self._says_nothing(at, role):
                self._roles.append((at, role))
        elif title := part.kind("title"):
            if self._joined(at) or (self._people and self._people[-1][0] == at - 1 and self._reopened()):
                self._extend(at, part)  # Hassan Sheikh Mohamud
            else:
                self._titles.append((at, title))
        else:
            self._surname(at, part)

    def _is_region(self, at: int, part: Part) -> bool:
        """Whether a word names a part of the world before a noun: "African", "Central American"."""
        if len(part.words) > 1 or not part.words[0].capital or at + 1 >= len(self._parts):
            return False
        regions, word = self._names.small("regions"), part.words[-1].key
        first = self._parts[at - 1].words[-1] if at else None
        if first is not None and f"{first.key} {word}" in regions:
            self._run = [] if self._joined(at) else self._run
            return True
        return word in regions

    def _says_nothing(self, at: int, role: Entry) -> bool:
        """Whether a role adds nothing: "general" after a director, "national" in "national cyber hub"."""
        if role.name in self._names.small("trailing") and self._roles and self._roles[-1][0] == at - 1:
            return True
        after = self._parts[at + 1] if at + 1 < len(self._parts) else None
        if role.name not in self._names.small("adjectives") or after is None:
            return False
        if after.entries:
            return after.kind(*LAND) is not None  # "a fellow US ally" is no fellow
        return after.words[0].capital == 0 and after.words[0].text.isalpha()

    def _is_direction(self, at: int, part: Part) -> bool:
        """Whether a name is only a direction or date: "West Africa" is not the West, "March 17" no march."""
        first = part.words[0]
        if len(part.words) == 1 and first.capital and part.kind("role") and self._next_key(at).isdigit():
            return True
        return len(part.words) == 1 and first.key in self._names.small("parts") and self._beside_capital(at)

    def _body(self, at: int, part: Part) -> None:
        if self._common(at, part):
            if part.words[0].capital == 0:
                self._roles.extend((at, role) for role in part.entries if role.kind == "role")
            else:
                self._extend(at, part)
            return
        bodies = tuple(entry for entry in part.entries if entry.kind in BODY)
        self._bodies.append((at, bodies[0]))
        if len(bodies) > 1:
            self._shared.append((at, bodies))
        if part.kind(*LAND):
            self._lands.append((at, part))

    def _joined(self, at: int) -> bool:
        """Whether an unknown name ends right before this place."""
        return bool(self._run) and self._run_at == at - 1

    def _extend(self, at: int, part: Part) -> None:
        """Take a known part as a piece of an unknown name (Michael Jordan, Stephen King)."""
        self._run = [*self._run, *part.words] if self._joined(at) else list(part.words)
        self._run_at = at

    def _next_key(self, at: int) -> str:
        return self._parts[at + 1].words[0].key if at + 1 < len(self._parts) else ""

    def done(self) -> Seen:
        """All that was seen."""
        return Seen(
            self._lands,
            self._helpers,
            self._bodies,
            self._shared,
            self._roles,
            self._titles,
            self._people,
            frozenset(self._flags),
            tuple(self._run),
            self._run_at if self._run else -1,
        )

    def _word(self, at: int, word: Word) -> None:
        names = self._names
        flag = next(
            (flag for flag in FLAGS if word.key in names.small(flag)), "anti" if word.key == "anti" else ""
        )
        if flag:
            self._flags.add(flag)
            return
        joined = self._joined(at)
        if (
            not joined
            and word.key in names.small("particles")
            and self._people
            and self._people[-1][0] == at - 1
        ):
            joined = bool(self._reopened())
        if word.capital == 0 or word.key == POSSESSIVE or word.key[:1].isdigit():
            if joined and (word.glued or word.key in names.small("particles")):
                self._run.append(word)
                self._run_at = at
            return
        if word.key in names.small("articles") or word.key in names.small("parts"):
            return
        if at == 0 and word.key in names.small("amount"):
            return
        if not joined:
            self._run = self._first_half(at)
        self._run.append(word)
        self._run_at = at

    def _reopened(self) -> list[Word]:
        """A surname that turns out to be the first half of a longer name ("Abdel Fattah al-Burhan")."""
        at, part = self._people[-1]
        if not part.kind("person"):
            self._people.pop()
            self._run, self._run_at = list(part.words), at
        return self._run

    def _first_half(self, at: int) -> list[Word]:
        """The known name right before an unknown one that makes one name with it ("Jordan Peterson")."""
        for kept in (self._people, self._lands):
            if kept and kept[-1][0] == at - 1:
                part = kept[-1][1]
                if part.kind("person"):
                    continue
                if kept is self._people or self._names.gender(part.text):
                    kept.pop()
                    return list(part.words)
        return []

    def _surname(self, at: int, part: Part) -> None:
        """A known surname; given names before it are part of the name and judged with it ("S Jaishankar")."""
        if self._joined(at):
            self._people.append((at, Part((*self._run, *part.words), part.entries)))
            self._run = []
        elif self._lands and self._lands[-1][0] == at - 1 and self._names.gender(self._lands[-1][1].text):
            _, first = self._lands.pop()  # Virginia Raggi is not of Virginia
            self._people.append((at, Part((*first.words, *part.words), part.entries)))
        elif self._people and self._people[-1][0] == at - 1 and not self._people[-1][1].kind("person"):
            _, before = self._people.pop()  # "Abdi Hassan": the first of two surnames is a given name here
            self._people.append((at, Part((*before.words, *part.words), part.entries)))
        else:
            self._people.append((at, part))

    def _goes_on(self, at: int, part: Part) -> bool:
        """Whether a place or role is the family name after a given name."""
        if not part.words[0].capital:
            return False
        if self._joined(at):
            return len(self._run[-1].key) == 1 or any(self._names.gender(word.text) for word in self._run)
        # "Foreign Minister Amir Khan", "Dean Acheson": a first name that is a role too, before a name
        return bool(
            part.kind("role")
            and len(part.words) == 1
            and self._names.gender(part.text)
            and at + 1 < len(self._parts)
            and self._parts[at + 1].words[0].capital
        )

    def _kept_off(self, at: int) -> bool:
        """Whether a name only tells whom something is for or led by ("pro-Russian", "US-led")."""
        parts = self._parts
        if at and parts[at].words[0].glued and parts[at - 1].words[0].key in self._names.small("against"):
            return True
        after = parts[at + 1].words[0] if at + 1 < len(parts) else None
        if after is None:
            return False
        if after.glued:
            return after.key in self._names.small("tied") or after.key in self._names.small("run_from")
        return after.key == "backed"

    def _common(self, at: int, part: Part) -> bool:
        """Whether a common word that may name a body ends an unknown name ("the Iraq Humanitarian Fund")."""
        if at == 0 or len(part.words) > 1 or part.words[0].key not in self._names.small("common_heads"):
            return False
        before = self._parts[at - 1]
        if part.words[0].capital == 0:
            return (
                before.words[0].key not in self._names.small("articles") or before.words[0].key == POSSESSIVE
            )
        return before.words[-1].capital > 0 and not before.kind("nationality")

    def _beside_capital(self, at: int) -> bool:
        after = self._parts[at + 1].words[0] if at + 1 < len(self._parts) else None
        before = self._parts[at - 1].words[-1] if at else None
        return (after is not None and after.capital > 0) or (before is not None and before.capital > 0)


_NAMES = frozenset({"person", "surname", "role", *BODY})
_BODIES = frozenset(BODY)
_LANDS = frozenset(LAND)
_NAMEABLE = frozenset({"country", "capital", "town", "role"})
