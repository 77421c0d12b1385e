"""One pass over an article's mentions, first to last, each joined to an earlier entity or made a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from dateline.assemble.coreference.entities import (
    Entity,
    Resolver,
    actor_of,
    certain,
    code_key,
    joined_countries,
)
from dateline.assemble.coreference.owners import owned_code
from dateline.assemble.coreference.placing import Placer
from dateline.assemble.coreference.pronouns import Pronouns
from dateline.assemble.coreference.register import Register
from dateline.assemble.coreference.story import Story
from dateline.assemble.coreference.strangers import Strangers
from dateline.assemble.coreference.sums import Sums
from dateline.assemble.coreference.titles import Titles
from dateline.knowledge.folding import key
from dateline.knowledge.names import Names
from dateline.model import Actor, ActorCode, ActorMention, Evidence

_ABBREVIATION = re.compile(r"\s*\(\s*(?:the\s+)?[\"“]?([A-Z][\w&.\-]{1,9})[\"”]?\s*[),;]")
_ENDED = re.compile(r"[.,;)\n]")
_WITH = re.compile(r"['’]?s?\s[^.;:,]{0,40}\bwith\s(?:\w+\s){0,3}")
_AFTER = 4  # mentions after a role in which that person is
_TURN = len("speaker after ")
_NUMBER = re.compile(r"\d")
_ARTICLE = re.compile(r"\b(an?|the)\s$", re.IGNORECASE)


class Linker:
    """The state of one pass; made for one article."""

    def __init__(
        self, mentions: Sequence[ActorMention], names: Names, resolver: Resolver, story: Story, day: date
    ) -> None:
        self._mentions, self._names, self._story = mentions, names, story
        self._register = Register(names, mentions)
        self._assigned: list[Entity] = []
        where = [story.sentence(mention.evidence.start) for mention in mentions]
        self._pronouns = Pronouns(mentions, where, story.text, names)
        self._code = cache(lambda phrase, whole: resolver(phrase, story.text if whole else "", day))
        self._titles = Titles(mentions, story, self._register, self._assigned)
        self._placer = Placer(mentions, names, self._code, story)
        self._sums = Sums(mentions, names, self._code, story, self._register, self._pronouns)

    def run(self) -> list[Entity]:
        """The entity of each mention, in order."""
        for at, mention in enumerate(self._mentions):
            if mention.kind == "pronoun":
                found = self._pronouns.antecedents(at, self._assigned) if at else ()
                entity = (
                    self._register.together(found, mention)
                    if found
                    else self._register.new(_nobody(mention), mention)
                )
            elif self._is_name(mention):
                entity = self._named(at, mention)
            else:
                entity = self._role(at, mention)
            entity.last = at
            entity.acted = at if mention.subject else entity.acted
            entity.count += 1
            self._assigned.append(entity)
        Strangers(self._mentions, self._names, self._story, self._placer).settle(self._assigned)
        return self._assigned

    def _is_name(self, mention: ActorMention) -> bool:
        """Whether a mention is that of a name; of "US and British forces" each has a name of its own."""
        named = bool(mention.name) and mention.kind in ("person", "organisation", "group", "country")
        return named and len(joined_countries(mention.evidence.text, self._names)) < 2

    def fresh(self, phrase: Evidence) -> Actor:
        """The actor of a phrase that is no mention."""
        code = self._code(phrase.text, False)
        code = self._code(phrase.text, True) if code.candidates and not code.country else code
        if code.role in self._names.small("localities"):
            code = ActorCode(code.name, code.country, why="a place, and nobody where it does not act")
        code = self._placer.club(self._placer.posted(code, phrase), phrase.text)
        code = self._placer.placed(self._placer.counted(code, phrase), phrase.start)
        entity = self._register.get(code_key(code)) or Entity(f"p{phrase.start}", code, "role", False)
        return actor_of(entity, phrase)

    def several(self, actor: Actor, phrase: Evidence) -> tuple[Actor, ...]:
        """The actors that one actor's phrase names together; the actor alone where it names one."""
        entity = self._register.by_id(actor.entity)
        if entity is not None and entity.members:
            return tuple(actor_of(member, phrase) for member in entity.members)
        codes = joined_countries(phrase.text, self._names)
        if len(codes) < 2 or actor.country not in (None, *codes) or not (actor.sector or actor.role):
            return (actor,)
        return tuple(
            Actor(
                actor.name,
                code,
                actor.sector,
                actor.sectors,
                actor.role,
                None,
                f"{actor.entity}.{code}",
                phrase,
                f"{actor.why}; {code} is named in it",
            )
            for code in codes
        )

    # --- names ---

    def _named(self, at: int, mention: ActorMention) -> Entity:
        name = key(mention.name)
        if (
            mention.kind == "country"
            and not mention.modifier
            and (one := self._one_of_them(name, mention)) is not None
        ):
            return one
        code = self._placer.in_town(self._code(mention.evidence.text, True), mention)
        entity = self._by_surname(name, mention) or self._known(name, mention, code)
        if entity is None and mention.kind in ("person", "organisation") and not code.wikidata:
            entity = self._titles.titled(at, mention, code)
        if entity is None:
            if at and mention.kind == "person" and code.country is None:
                code = self._placer.national(self._titles.before(at), mention, code)
                code = self._register.of_office(code)
            if mention.kind == "person" or (mention.kind == "organisation" and code.role):
                code = self._placer.placed(code, mention.evidence.start, mention)
            elif code.sectors and (code.candidates or self._placer.is_common(code, mention)):
                code = self._placer.shared(code, mention)
            if mention.kind == "group" and code.role and code.country is None:
                code = self._placer.called(code, mention)
            entity = self._register.new(code, mention, code_key(code) if certain(code) else "", name)
        self._titles.claim(at, mention, entity)
        if mention.kind == "person" and entity.kind == "organisation" and not entity.code.wikidata:
            entity.kind = "person"  # the model's labels waver: who is a person once is one
        entity.titles.update(word.lower() for word in mention.evidence.text.split())
        if mention.kind == "person" and not code.sectors and self._register.is_land(name):
            entity.kind = "country"
        if (pieces := tuple(name.split())) not in entity.names and not (
            mention.plural and mention.kind == "person"
        ):
            entity.names.append(pieces)
        if mention.kind != "country":
            self._learn_brackets(entity, mention)
        if mention.kind in ("organisation", "group") and code.role:
            self._register.learn(entity, f"role:{code.role}:{mention.plural}", anew=True)
        return entity

    def _one_of_them(self, name: str, mention: ActorMention) -> Entity | None:
        """Somebody of a nation, told with an article: "a Libyan", and "the Libyan" after that."""
        start, end = mention.evidence.start, mention.evidence.end
        article = _ARTICLE.search(self._story.text[max(0, start - 5) : start])
        if article is None or self._story.text[end : end + 1] == "-":  # "a French-led raid"
            return None
        if article[1].lower() == "the":
            return self._register.get(f"one:{name}")
        code = self._code(f"a {mention.evidence.text}", False)
        if not code.sectors:
            return None
        entity = self._register.new(code, mention)
        self._register.learn(entity, f"one:{name}", anew=True)
        return entity

    def _learn_brackets(self, entity: Entity, mention: ActorMention) -> None:
        """Learn an abbreviation that the article introduces in brackets."""
        short = _ABBREVIATION.match(self._story.text, mention.evidence.end)
        if short:
            self._register.learn(entity, key(short.group(1)))

    def _by_surname(self, name: str, mention: ActorMention) -> Entity | None:
        """For a surname, alone or with a title: the one so named in the article, whoever the lists have."""
        if mention.kind == "country" and self._names.gender(mention.evidence.text):
            return self._register.first_named(name)  # Georgia, who was Georgia Stevens before
        if mention.kind not in ("person", "organisation") or len(mention.evidence.text.split()) > 2:
            return None
        return self._register.earlier(name, mention)

    def _known(self, name: str, mention: ActorMention, code: ActorCode) -> Entity | None:
        """The entity of this code or of these words; it learns what the mention tells."""
        entity = self._register.get(code_key(code)) if certain(code) else None
        if entity is None and not mention.plural:
            entity = self._register.by_words(name, mention, code)
        if entity is not None:
            entity.improve(code)
            self._register.learn(entity, name, code_key(code) if certain(code) else "")
        return entity

    # --- roles ---

    def _role(self, at: int, mention: ActorMention) -> Entity:
        if mention.evidence.text[:1].isupper() and not self._story.definite(mention.evidence.start):
            person = self._register.earlier(key(mention.evidence.text), mention)
            if person is not None:
                return person  # "Banks says": the surname of somebody in the article
        code = self._code(mention.evidence.text, False)
        code = self._code(mention.evidence.text, True) if code.candidates and not code.country else code
        code = self._placer.posted(self._placer.located(code, mention), mention.evidence)
        role, definite = code.role or "", self._story.is_definite(mention.evidence)
        beside = self._titles.apposed(at, mention, code)
        if beside is not None:
            beside.improve(
                code if beside.code.country else self._placer.placed(code, mention.evidence.start, mention)
            )
            return beside
        if (land := self._named_land(at, mention, role)) is not None:
            return land
        owner = self._owner(at, mention)
        if owner is not None:
            return self._owned(at, owner, code)
        if role and mention.plural and code.country is None and self._sums.counts(role, mention):
            several = self._sums.meant(at, self._assigned, role)
            if several is not None:
                return several
        bare = len(mention.evidence.text.split()) == len(role.split()) and code.country is None
        known = self._known_role(at, code, bare=bare) if definite and role else None
        if known is not None:
            return known
        if (
            role
            and role.split()[-1] in self._names.small("lands")
            and code.country is None
            and (bare and not mention.plural)
        ):
            return self._land(role, code, mention)
        whole = f"role:{key(mention.evidence.text)}:{code.country or ''}"
        latest = f"role:{role}:{mention.plural}"
        if bare and role and definite and latest in self._register:
            return self._register[latest]
        if (
            (definite or code.country or mention.plural)
            and whole in self._register
            and not _NUMBER.search(whole)
        ):
            return self._register[whole]
        return self._new_role(at, code, whole)

    def _known_role(self, at: int, code: ActorCode, *, bare: bool) -> Entity | None:
        """Who is meant by "the minister" or "the group", of those named before."""
        mention, role = self._mentions[at], code.role or ""
        if not mention.plural:
            other = self._dealt_with(at)
            holder = self._register.holder(role, code, other)
            if holder is not None:
                return holder
            if other and self._register.holder(role, code) is not None:
                return self._register.new(code, mention)  # not of the country of whom he deals with
        return self._register.generic(role, mention, code) if bare else None

    def _dealt_with(self, at: int) -> str:
        """The name of the person with whom a role does something: "the president's talks with Bello"."""
        mention = self._mentions[at]
        for after in self._mentions[at + 1 : at + _AFTER]:
            if after.kind == "person" and after.name:
                between = self._story.text[mention.evidence.end : after.evidence.start]
                return key(after.name) if _WITH.fullmatch(between) else ""
        return ""

    def _new_role(self, at: int, code: ActorCode, whole: str) -> Entity:
        """A new entity for a role, of the country that the article gives it."""
        mention, role = self._mentions[at], code.role or ""
        latest = f"role:{role}:{mention.plural}"
        if code.country is None and self._names.small("abroad") & {role, *role.split()[-1:]}:
            earlier = self._register.get(latest) or self._register.get(f"role:{role}:{not mention.plural}")
            code = self._of_country(code, earlier.code.country if earlier else None)
        elif not self._placer.is_anyones(at, code):
            code = self._placer.placed(
                self._forced(self._uniformed(code, mention), mention), mention.evidence.start, mention
            )
        entity = self._register.new(code, mention, whole)
        entity.members = self._sums.of_each(at, entity, code)
        if role:
            self._register.learn(entity, latest, anew=True)
        self._learn_brackets(entity, mention)
        return entity

    def _named_land(self, at: int, mention: ActorMention, role: str) -> Entity | None:
        """The country right after what it is to another: "Fiji's neighbour Tonga", "an ally, Chad"."""
        if mention.plural or role.rpartition(" ")[2] not in self._names.small("others"):
            return None
        for after in self._mentions[at + 1 : at + 3]:
            gap = self._story.text[mention.evidence.end : after.evidence.start]
            closed = gap == ", " and _ENDED.match(self._story.text, after.evidence.end)
            if after.kind == "country" and not after.modifier and (gap == " " or closed):
                return self._named(at, after)
        return None

    def _owner(self, at: int, mention: ActorMention) -> Entity | None:
        """Whose the actor is: a pronoun right before ("its ally"), or a name ("Karlov's aide")."""
        if at + 1 < len(self._mentions) and (inner := self._mentions[at + 1]).kind == "person":
            starts = (
                inner.evidence.start == mention.evidence.start and inner.evidence.end < mention.evidence.end
            )
            if starts and self._story.text[inner.evidence.end : inner.evidence.end + 1] in "'’":
                name = key(inner.name)
                entity = self._register.earlier(name, inner) or self._register.get(name)
                return entity if entity is not None and (certain(entity.code) or entity.members) else None
        if not at or self._mentions[at - 1].kind != "pronoun":
            return None
        gap = self._story.text[self._mentions[at - 1].evidence.end : mention.evidence.start]
        owner = self._assigned[at - 1]
        return owner if gap.isspace() and (certain(owner.code) or owner.members) else None

    def _owned(self, at: int, owner: Entity, code: ActorCode) -> Entity:
        """An actor that belongs to another takes its country, and its sector where it has none."""
        mention = self._mentions[at]
        whole = f"owned:{owner.id}:{key(mention.evidence.text)}"
        if whole in self._register:
            return self._register[whole]
        entity = self._register.new(owned_code(owner, code, self._names), mention, whole)
        if code.role:
            self._register.learn(entity, f"role:{code.role}:{mention.plural}", anew=True)
        if owner.members and mention.plural:
            entity.members = tuple(
                self._register.new(owned_code(one, code, self._names), mention, f"{whole}:{one.id}")
                for one in owner.members
            )
        else:
            entity.members = self._sums.of_each(at, entity, entity.code)
        return entity

    def _of_country(self, code: ActorCode, country: str | None) -> ActorCode:
        """Someone abroad ("the embassy in Tanzania") is of whom was spoken of before, not of the place."""
        before = "of the country of the one named before"
        why = before if country else "abroad, and nothing tells of which country"
        return ActorCode(
            code.name, country, code.sector, code.sectors, code.role, code.wikidata, f"{code.why}; {why}"
        )

    def _forced(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """ "The army", "soldiers": of the country whose army was spoken of before, where it is one."""
        armed = code.sector == "MIL" and (mention.plural or self._story.definite(mention.evidence.start))
        weapon = (code.role or "").rpartition(" ")[2] in self._names.small("weapons")
        country = (
            self._register.force_of(code.sector) if armed and code.country is None and not weapon else ""
        )
        if not country:
            return code
        why = f"{code.why}; of the country whose army was named before"
        return ActorCode(code.name, country, code.sector, code.sectors, code.role, code.wikidata, why)

    def _uniformed(self, code: ActorCode, mention: ActorMention) -> ActorCode:
        """ "Officers" are of the force that was spoken of last, and of the police where none was."""
        if code.role == "deputy" and not code.sectors:
            sector = "COP" if "sheriff" in self._story.text.lower() else "LEG"
            return ActorCode(code.name, code.country, sector, (sector,), code.role, why=code.why)
        if code.role == "speaker" and self._is_orator(mention):
            if self._story.text[: mention.evidence.start].lower().endswith("speaker after "):
                return ActorCode(code.name, why="told already")  # no second one
            why = "whoever speaks there, and the country named beside them is the one they speak of"
            return ActorCode(
                code.name, code.country, "CVL", ("CVL",), code.role, why=why, candidates=("a speaker",)
            )
        if code.country or code.role not in self._names.small("uniformed"):
            return code
        sector = self._register.last_force()
        return ActorCode(
            code.name, code.country, sector, (sector,), code.role, None, f"{code.role} of the force before"
        )

    def _is_orator(self, mention: ActorMention) -> bool:
        """Whether a speaker only speaks, and heads no parliament: "a speaker", "speaker after speaker"."""
        if len(mention.evidence.text.split()) > 1:
            return False
        start, end = mention.evidence.start, mention.evidence.end
        around = self._story.text[max(0, start - _TURN) : end + _TURN].lower()
        return mention.plural or self._story.indefinite(start) or "speaker after speaker" in around

    def _land(self, role: str, code: ActorCode, mention: ActorMention) -> Entity:
        """ "The country" is the one that the passage is about, "the emirate" the last one that is one."""
        form = frozenset(word.upper() for word in self._names.small(role.rpartition(" ")[2]))
        if form and (named := self._story.last_of(form, mention.evidence.start)):
            return self._land_of(named, f"the {role} named last before it", mention)
        subject = {} if mention.subject else {self._placer.subject_before(mention.evidence.start)} - {""}
        country, why = self._story.about(mention.evidence.start, frozenset(subject))
        if not country or (form and country not in form):
            return self._register.new(
                ActorCode(code.name, why="no country stands out in the passage"), mention
            )
        return self._land_of(country, why, mention)

    def _land_of(self, country: str, why: str, mention: ActorMention) -> Entity:
        land = self._names.country(country)
        placed = ActorCode(land.name if land else mention.evidence.text, country, why=why)
        return self._register.get(code_key(placed)) or self._register.new(placed, mention, code_key(placed))


def _nobody(mention: ActorMention) -> ActorCode:
    return ActorCode(mention.evidence.text, why="a pronoun with nobody before it")
