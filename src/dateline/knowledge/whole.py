"""All that the packs say, loaded at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.knowledge import (
    act_words,
    cues,
    guess,
    lightverbs,
    names,
    ontology,
    packs,
    passing,
    place_words,
    powers,
    sizes,
    times,
    triggers,
    weapons,
)
from dateline.knowledge.gazetteer import Gazetteer, gazetteer_of
from dateline.knowledge.soundness import refuse_unsound


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the packs say, each kind loaded by its own file."""

    ontology: ontology.Ontology
    rules: triggers.Rules
    light_verbs: lightverbs.LightVerbs
    guess: guess.Guess
    names: names.Names
    times: times.TimeGrammar
    cues: cues.Cues
    sizes: sizes.SizeWords
    place_words: place_words.PlaceWords
    passing: passing.PassingWords
    powers: tuple[powers.Power, ...]
    weapons: weapons.Weapons
    act_words: act_words.ActWords
    gazetteer: Gazetteer

    @classmethod
    def load(cls, extra: tuple[Path, ...] = ()) -> Knowledge:
        """Load the shipped packs and, after them, the user's own.

        Raises:
            PackError: a pack file says something that can't be taken.
            GazetteerError: the gazetteer is missing or damaged.
        """
        folders = packs.folders(extra)
        packs.refuse_unread(extra)
        rules, plover = triggers.load(folders), ontology.load(folders)
        refuse_unsound(rules, plover, folders)
        return cls(
            ontology=plover,
            rules=rules,
            guess=guess.learn(rules.triggers.values()),
            light_verbs=lightverbs.load(folders),
            names=names.load(folders),
            times=times.load(folders),
            cues=cues.load(folders),
            sizes=sizes.load(folders),
            place_words=place_words.place_words(folders),
            passing=passing.load(folders),
            powers=powers.load(folders),
            weapons=weapons.load(folders, plover.modes),
            act_words=act_words.load(folders),
            gazetteer=Gazetteer.open(gazetteer_of(folders)),
        )
