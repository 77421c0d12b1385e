"""Whose a thing is that an act lands on, and who is named of some who are not."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.find.triggers.known import Known
from dateline.find.triggers.sentence import Sentence
from dateline.text import syntax

_TIMES = frozenset({"DATE", "TIME"})
_OTHERS = frozenset({"other", "some", "several", "many", "one", "those", "critic", "opponent", "group"})
_FOR_EXAMPLE = frozenset({"including", "like"})


def listed(party: Token, known: Known) -> list[Token]:
    """Those who are named of some who are not: "others, including Kenya and Chad"."""
    if known.mentions(party) or party.lemma_.lower() not in _OTHERS:
        return [party]
    named = [
        t
        for word in party.children
        if word.dep_ == "prep" and word.lower_ in _FOR_EXAMPLE
        for t in word.children
        if t.dep_ == "pobj" and known(t)
    ]
    return syntax.with_conjuncts(named) or [party]


def joined(parties: list[Token], known: Known) -> list[Token]:
    """The parties with those who act or suffer along with them: "Kenya, along with Chad"."""
    with_them = [
        t
        for party in parties
        for word in (*party.children, *_beside(party))
        for t in _companions(word)
        if known(t)
    ]
    return [*parties, *(t for t in dict.fromkeys(with_them) if t not in parties)]


_ALONG = frozenset({"along", "alongside", "together"})


def _companions(word: Token) -> list[Token]:
    """Who comes after "along with", however the parser hung the two words upon each other."""
    if word.lower_ in _ALONG and word.dep_ in {"prep", "prt", "advmod"}:
        return [*syntax.after(word, "with"), *syntax.with_conjuncts(syntax.children(word, "pobj"))]
    pair = word.lower_ == "with" and word.dep_ == "prep" and any(t.lower_ in _ALONG for t in word.lefts)
    return syntax.with_conjuncts(syntax.children(word, "pobj")) if pair else []


def _beside(party: Token) -> list[Token]:
    """The words after a verb that may tell who suffers it along with a party: "was held along with"."""
    verb = party.head
    suffers = party.dep_ == "dobj" or (party.dep_ == "nsubjpass" and not syntax.children(verb, "dobj"))
    return [t for t in verb.rights if t.i > party.i] if suffers else []


def doers(act: Token, known: Known) -> list[Token]:
    """Whose an act or a thing is, as its own phrase tells: "by rebels", "filed by rebels", "the rebels'"."""
    around = [t for p in syntax.prepositions(act) for t in syntax.children(p, "pobj")]
    for carrier in (act, *around):  # "offers of talks by the rebels"
        if made := [t for t in syntax.after_chain(carrier, "by") if known(t)]:
            return made
    for clause in [t for t in syntax.children(act, "acl") if t.tag_ == "VBN"]:
        if made := [t for t in syntax.with_conjuncts(syntax.agents(clause)) if known(t)]:
            return made
    owners = [t for t in syntax.children(act, "poss") if known(t) and t.ent_type_ not in _TIMES]
    owners = owners or [t for t in syntax.leaders(act) if known(t)]
    return owners or [t for t in syntax.children(act, "amod", "compound", "nmod") if known.is_doer_before(t)]


def makers(thing: Token, known: Known) -> list[Token]:
    """Who speaks where the subject is a thing of theirs: "a bill backed by the mayors asks"."""
    if known.mentions(thing) or thing.pos_ != "NOUN" or thing.dep_ != "nsubj":
        return []
    return [t for t in doers(thing, known) if t.i > thing.i]


# of what is blamed, backed or refused whose it is counts, and never whom it hits
JUDGED = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
# what is asked for those who are held: neither they are asked, nor where they are held
_FREEING = frozenset({"release", "liberation", "freedom"})
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "THREATEN"})


def is_freed(token: Token) -> bool:
    """Whether somebody is to be freed, or held till then: "the release of Odell from a prison"."""
    if token.lemma_.lower() in _FREEING:
        return True
    phrase = token.dep_ == "pobj" and token.head.lower_ in {"of", "from"}
    return phrase and token.head.head.lemma_.lower() in _FREEING


def is_force(noun: Token, sentence: Sentence) -> bool:
    """Whether a noun tells a hostile act: "the raid", "sanctions"."""
    return bool(_FORCE & sentence.acts(noun))


def is_nobodys(noun: Token, sentence: Sentence) -> bool:
    """Whether a hostile act is told with its sort alone, which is nobody: "the terrorist attack"."""
    before = syntax.children(noun, "amod", "compound", "nmod")
    sorts = any(sentence.known.is_sort_before(t) for t in before)
    return sorts and is_force(noun, sentence) and not any(sentence.known.is_doer_before(t) for t in before)


def landing(recipient: Token, type_: str, sentence: Sentence) -> list[Token]:
    """Where an act upon a thing lands: on whose thing it is ("rejected talks with Riyadh")."""
    known = sentence.known
    if known(recipient) or recipient.pos_ != "NOUN":
        return [recipient]
    owners = [t for t in syntax.children(recipient, "poss") if known(t) and t.pos_ != "PRON"]
    if owners and owners[0].ent_type_ not in _TIMES:
        return owners[:1]
    withdrawal = type_ == "REQUEST" and "RETREAT" in sentence.acts(recipient)
    if withdrawal and (leaving := syntax.after(recipient, "of")):
        return leaving  # "demanded the retreat of the rebels from the hills": they are asked
    if type_ == "REQUEST" and is_freed(recipient):
        return []
    if (type_ in JUDGED or type_ == "PROTEST") and is_force(recipient, sentence):
        # "condemned the raid on Goma": a nationality before it is in its phrase
        made = doers(recipient, known)
        if made and made[0].i > recipient.i:
            return made
        force = syntax.children(recipient, "amod", "compound", "nmod")
        return [t for t in force if known.is_force_before(t)] or [recipient]
    if type_ == "ACCUSE" and (told := _told_of(recipient)):
        return told
    for preposition in ("with", "from", "by", "against", "to", "on", "for"):
        found = [t for t in syntax.after(recipient, preposition) if known(t)]
        if found:
            return found[:1]
    made = doers(recipient, known)
    return made if made and made[0].i > recipient.i else [recipient]


_TOLD = frozenset({"claim", "allegation", "report", "accusation", "suspicion"})


def _told_of(noun: Token) -> list[Token]:
    """Of whom a claim tells that is looked into or blamed: "claims that soldiers had looted"."""
    if noun.lemma_.lower() not in _TOLD:
        return []
    clauses = [c for c in syntax.children(noun, "acl") if any(t.lower_ == "that" for t in c.lefts)]
    return syntax.with_conjuncts([t for c in clauses for t in syntax.subject(c)])


# where a gift goes that names nobody: "money to rebuild schools in Haiti"
_MEANT_FOR = frozenset({"for", "to", "in", "of"})


def meant_for(verb: Token, known: Known) -> list[Token]:
    """Whom a gift is for, as its purpose tells: the first who is named in what it shall do."""
    things = syntax.children(verb, "dobj")
    purposes = [
        clause
        for word in (verb, *things)
        for clause in syntax.children(word, "advcl", "xcomp", "acl", "relcl")
        if clause.i > verb.i and any(t.lower_ == "to" and t.dep_ == "aux" for t in clause.lefts)
    ]
    for word in (t for clause in purposes for t in clause.subtree):
        told = word.dep_ == "pobj" and word.head.lower_ in _MEANT_FOR and word.ent_type_ not in _TIMES
        if told and (known.mentions(word) or word.ent_type_ == "GPE"):
            return syntax.with_conjuncts([word])
    return []


def complied(noun: Token) -> tuple[list[Token], list[Token]]:
    """Who asked, and who did as asked, of a request that an act follows: "left at Oslo's request"."""
    at = noun.head
    if noun.dep_ != "pobj" or at.lower_ not in {"at", "upon"} or not syntax.is_verb(at.head):
        return [], []
    verb = at.head
    while verb.dep_ == "xcomp" and syntax.is_verb(verb.head):
        verb = verb.head  # "is training pilots to fly at Iraq's request": the trainers do as asked
    askers = syntax.children(noun, "poss") or syntax.after(noun, "of")
    return syntax.with_conjuncts(askers), syntax.subject(verb)
