"""When, where and according to whom: what a report takes from its clause, its paragraph and its article."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Report
from dateline.pipeline import Coder

PUBLISHED = date(2022, 10, 27)  # a Thursday


def reports(coder: Coder, text: str) -> list[Report]:
    return list(coder.code(Article(id="test", text=text, published=PUBLISHED)).reports)


def report(coder: Coder, text: str, trigger: str) -> Report:
    (found,) = [r for r in reports(coder, text) if trigger in r.trigger.text]
    return found


WHEN = [
    ("its own clause", "Rebels shelled Goma on Monday.", "shelled", "2022-10-24", "stated"),
    (
        "not the saying's",
        "Officials said on Tuesday that rebels shelled Goma on Monday.",
        "shelled",
        "2022-10-24",
        "stated",
    ),
    ("tense, when going on", "Rebels are shelling Goma.", "shelling", "2022-10-27", "tense"),
    ("the article's, and it says so", "Rebels shelled Goma.", "shelled", "2022-10-27", "published"),
    (
        "that of two acts told together",
        "Ten men were killed and two others wounded near Goma on Monday.",
        "killed",
        "2022-10-24",
        "stated",
    ),
    (
        "that of the attack",
        "Ten men were killed in an attack that took place near Goma on Monday.",
        "killed",
        "2022-10-24",
        "stated",
    ),
    (
        "its main clause's",
        "France closed its embassy on Monday when rebels shelled Goma.",
        "shelled",
        "2022-10-24",
        "stated",
    ),
    (
        "its main clause's year",
        "France closed its embassy in 2016 after rebels shelled Goma.",
        "shelled",
        "2016-01-01",
        "stated",
    ),
    (
        "not that of what followed, nor that of the article, which is later still",
        "France closed its embassy on Monday after rebels shelled Goma.",
        "shelled",
        None,
        "none",
    ),
    ("none, when planned without a day", "The army plans to shell Goma.", "shell", None, "tense"),
    (
        "none, when told in passing",
        "Kenya condemned on Monday the shelling of Goma.",
        "shelling",
        None,
        "none",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "day", "why"), [c[1:] for c in WHEN], ids=[c[0] for c in WHEN])
def test_the_date_of_an_act_is_its_own(
    coder: Coder, text: str, trigger: str, day: str | None, why: str
) -> None:
    when = report(coder, text, trigger).when
    assert (when.from_.isoformat() if when.from_ else None, when.why) == (day, why)


NARRATIVE = [
    (
        "what takes up the main act is of its day",
        "Rebels shelled Goma on Monday. Two clinics burned.\n\nKenya condemned the shelling of Goma.",
        "shelling",
        "2022-10-24",
    ),
    (
        "what goes on in the past tense is of the main act's day",
        "A gunman shot a senator in Lima on Monday.\n\nThe gunman also wounded two guards.",
        "wounded",
        "2022-10-24",
    ),
    (
        "another attack has its own day",
        "Rebels shelled Goma on Monday.\n\nKenya condemned the bombing of Garissa.",
        "bombing",
        None,
    ),
    (
        "the only one that is told of",
        "Kenya's minister met her Ugandan colleague on Friday to finish talks that were interrupted by the"
        " bombing of an embassy.\n\nA car bomb in Nairobi killed ten people on August 7.",
        "bombing",
        "2022-08-07",
    ),
    (
        "the day that is told only after it",
        "Ten people were killed in Garissa.\n\nA car bomb went off at a market on Tuesday.",
        "killed",
        "2022-10-25",
    ),
    (
        "that of the meeting told before",
        "Ministers of Kenya and Uganda met in Kampala on Monday.\n\nThe talks between Kenya and Uganda were"
        " the first.",
        "talks",
        "2022-10-24",
    ),
    (
        "the month of what has been since",
        "The two have been on the run since the January 1998 bombing of a clinic in Lima.",
        "bombing",
        "1998-01-01",
    ),
    (
        "what has been done was not done on that day",
        "Rebels shelled Goma on Monday. The army has arrested ten rebels.",
        "arrested",
        "2022-10-27",
    ),
    (
        "what opens a sentence holds for all of it",
        "In July 1997, at a summit in Madrid, leaders of NATO said the door was open.",
        "summit",
        "1997-07-01",
    ),
    (
        "the past of the sentence before goes on",
        "The junta came to power in 1994. Soldiers arrested the president.",
        "arrested",
        "1994-01-01",
    ),
    (
        "what has been done was not done long ago",
        "A man has been arrested over the bombings of two embassies in Nairobi last year.",
        "arrested",
        "2022-10-27",
    ),
    (
        "not what came before",
        "Police arrested ten students in Minsk after days of protests in May.",
        "arrested",
        "2022-10-27",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "day"), [c[1:] for c in NARRATIVE], ids=[c[0] for c in NARRATIVE]
)
def test_the_day_that_the_narrative_is_at(coder: Coder, text: str, trigger: str, day: str | None) -> None:
    when = report(coder, text, trigger).when
    assert (when.from_.isoformat() if when.from_ else None) == day


SCENES = [
    (
        "not what words are about",
        "Kenya condemned the war in Syria.",
        "condemned",
        None,
    ),
    ("where words were said", "Kenya condemned the war in a speech in Geneva.", "condemned", "Geneva"),
    (
        "not where what came before was",
        "Kenyan police arrested ten students after the siege of Aleppo.",
        "arrested",
        "Kenya",
    ),
    (
        "in the sentence, in another clause",
        "His house in Garissa was searched and his brother was arrested.",
        "arrested",
        "Garissa",
    ),
    (
        "the town told next, not the country",
        "A bomb in Kenya killed ten people on Monday.\n\nIt went off at a market in the city of Garissa.",
        "killed",
        "Garissa",
    ),
    (
        "in what the town owns",
        "Hundreds of students marched along Havana's seaside boulevard.",
        "marched",
        "Havana",
    ),
    (
        "not where somebody is from",
        "A bomb went off at a market in Garissa.\n\nIt killed a tourist from Canada, the police said.",
        "killed",
        "Garissa",
    ),
    (
        "where it is in, not whose it is",
        "A bomb exploded outside an embassy of the United States in Kenya.",
        "exploded",
        "Kenya",
    ),
    (
        "where they gathered to do it",
        "Kenyan senators gathered in Minsk on Sunday to denounce the vote.",
        "denounce",
        "Minsk",
    ),
    (
        "not a quality of somebody",
        "Kenya's ambassador condemned the attack on behalf of the African envoys.",
        "condemned",
        None,
    ),
    (
        "history need not have been where the news is",
        "Gunmen killed ten people in Garissa on Monday. The police of Kenya had nobody to ask.\n\n"
        "Kenyan police arrested ten students in 2014.",
        "arrested",
        "Kenya",
    ),
    (
        "a paragraph may be a line",
        "Gunmen killed ten people in Garissa on Monday morning, the police of the county said in a statement."
        " It was the third attack there.\nThe minister had flown to Kampala for talks with his colleague."
        "\nKenyan police arrested ten students.",
        "arrested",
        "Kenya",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "name"), [c[1:] for c in SCENES], ids=[c[0] for c in SCENES])
def test_the_place_that_the_narrative_is_at(coder: Coder, text: str, trigger: str, name: str | None) -> None:
    (found,) = [r for r in reports(coder, text) if r.trigger.text.startswith(trigger)]
    assert found.where.name == name


def test_history_goes_on_in_its_year(coder: Coder) -> None:
    text = "Argentina invaded the Falkland Islands on 2 April 1982. British troops arrested its governor."
    arrest = report(coder, text, "arrested")
    assert (arrest.when.precision, arrest.when.timex, arrest.historical) == ("year", "1982", True)


STUDENTS = "police arrested ten students"
WHERE = [
    ("its own clause", f"The {STUDENTS} in Minsk.", "Minsk", "stated"),
    ("where its doer is", "A court in Minsk arrested a teacher.", "Minsk", None),
    ("where the story is", f"Crowds filled the streets of Minsk. The {STUDENTS}.", "Minsk", "story"),
    ("the dateline", f"GOMA, Oct 27 - Congolese {STUDENTS}.", "Goma", "dateline"),
    ("the country, filed from its capital", f"MINSK, Oct 27 - Belarusian {STUDENTS}.", "Belarus", "dateline"),
    (
        "not the dateline of another country",
        "MINSK, Oct 27 - Kenyan police arrested ten Kenyans.",
        "Kenya",
        "parties",
    ),
    (
        "what opens the sentence",
        "In Brest, a mob burned a shop; police arrested ten students.",
        "Brest",
        "stated",
    ),
    ("the town in the name of a party", "Minsk police arrested ten students.", "Minsk", "parties"),
    ("a country for a country", f"The {STUDENTS} in France.", "France", "stated"),
]


@pytest.mark.parametrize(("text", "name", "why"), [c[1:] for c in WHERE], ids=[c[0] for c in WHERE])
def test_the_place_of_an_act_says_why(coder: Coder, text: str, name: str | None, why: str | None) -> None:
    where = report(coder, text, "arrested").where
    assert where.name == name
    assert why is None or where.why == why


def test_an_act_lands_where_its_recipient_is(coder: Coder) -> None:
    assert report(coder, "Russian forces shelled Kharkiv.", "shelled").where.name == "Kharkiv"


def test_a_meeting_is_where_who_is_met_is(coder: Coder) -> None:
    text = "Tokayev is due to meet President Ukhnaagiin Khurelsukh in Ulaanbaatar on May 23."
    assert report(coder, text, "meet").where.name == "Ulaanbaatar"


def test_what_a_country_is_given_arrives_there(coder: Coder) -> None:
    text = "TOKYO, Oct 27 - Haiti's government asked for help. Japan sent 350 engineers to the country."
    where = report(coder, text, "sent").where
    assert (where.country, where.why) == ("HTI", "recipient")


def test_a_telling_with_a_date_lends_it_to_another_telling(coder: Coder) -> None:
    text = "Gunmen killed Andrei Karlov in Ankara on Monday.\n\nKarlov was killed by a policeman, he said."
    first, second = [r for r in reports(coder, text) if r.type == "ASSAULT"]
    assert second.when == first.when
    assert second.where.name == "Ankara"


def test_a_home_is_no_place_of_an_act(coder: Coder) -> None:
    found = report(coder, "Police arrested James Kopp, 44, of St. Albans.", "arrested")
    assert found.where.name is None


def test_a_quotation_gives_its_speaker_to_its_acts(coder: Coder) -> None:
    text = '"Rebels shelled Goma on Monday," Kenyan army spokesman Peter Mwangi said.'
    said = report(coder, text, "shelled").attribution
    assert said is not None and said.source is not None
    assert (said.source.name, said.source.country, said.stance) == ("Peter Mwangi", "KEN", "states")


def test_the_first_person_of_a_quotation_is_its_speaker(coder: Coder) -> None:
    text = '"I condemn the coup in Niger," French President Emmanuel Macron said.'
    (actor,) = report(coder, text, "condemn").actors
    assert (actor.name, actor.country) == ("Emmanuel Macron", "FRA")


def test_who_condemns_an_act_does_not_thereby_tell_it(coder: Coder) -> None:
    attack = report(coder, "Kenya condemned the shelling of Goma.", "shelling")
    assert attack.attribution is None


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        (
            "The Kenyan army said on Monday that it had shelled Al-Shabaab camps.",
            "shelled",
            "Kenyan army",
        ),
        ("The Kenyan army left. On Monday it shelled Al-Shabaab camps.", "shelled", "it"),
    ],
    ids=["named in its sentence", "named before it"],
)
def test_a_pronoun_is_shown_by_the_name_in_its_sentence(
    coder: Coder, text: str, trigger: str, words: str
) -> None:
    found = report(coder, text, trigger)
    assert [a.evidence.text for a in found.actors] == [words]
    assert [a.country for a in found.actors] == ["KEN"]


def test_a_thing_acted_upon_is_no_party(coder: Coder) -> None:
    assert report(coder, "Kenya rejected the proposal.", "rejected").recipients == ()


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        ("Israeli jets struck targets in Gaza.", "struck", "PSE"),
        ("The army bombed a road near Goma.", "bombed", "COD"),
        ("Russian forces shelled the town of Nikopol on Monday.", "shelled", "UKR"),
        ("A car bomb exploded in Mogadishu on Friday.", "exploded", "SOM"),
    ],
)
def test_what_is_struck_is_of_the_country_that_it_is_in(
    coder: Coder, text: str, trigger: str, country: str
) -> None:
    (recipient,) = report(coder, text, trigger).recipients
    assert recipient.country == country


def test_a_town_acted_upon_has_its_country(coder: Coder) -> None:
    (town,) = report(coder, "Russian forces shelled Bakhmut.", "shelled").recipients
    assert town.country == "UKR"


@pytest.mark.parametrize(
    "text",
    [
        "The charity helped its members with the rent.",
        "Waves attacked the sea wall.",
        "The bakery sells bread.",
        "Nicole Silver resigned from the choir.",
        "The senator asked whether it rained in Oslo.",
    ],
)
def test_what_is_no_politics_makes_no_report(coder: Coder, text: str) -> None:
    assert reports(coder, text) == []


BLAMED = [
    (
        "who did it",
        'Ethiopian jets bombed Asmara. "This is madness," Eritrean President Isaias Afwerki said.',
        ["ETH"],
    ),
    ("not the speaker's own side", 'Ethiopian jets bombed Asmara. "This is madness," Addis Ababa said.', []),
    ("nobody, where nobody did wrong", '"This is madness," Eritrean President Isaias Afwerki said.', []),
]


@pytest.mark.parametrize(("case", "text", "wanted"), BLAMED, ids=[b[0] for b in BLAMED])
def test_outrage_without_an_object_is_about_the_last_wrong_told(
    coder: Coder, case: str, text: str, wanted: list[str]
) -> None:
    found = report(coder, text, "madness")
    assert [r.country for r in found.recipients] == wanted


OTHER_WORDS = [
    (
        "what opens the sentence",
        "At a rally in Leeds on Tuesday, Nigel Farage accused the BBC of bias.",
        "accused",
        "2022-10-25",
    ),
    ("a sentence of its own", "Gunmen shot a judge. It happened on Tuesday in Goma.", "shot", "2022-10-25"),
    (
        "not that of what it answers",
        "In response to the 2015 attack, France bombed Raqqa.",
        "bombed",
        "2022-10-27",
    ),
    (
        "not a weekday that lies ahead",
        "Police said nine people had been arrested and would appear in court on Friday.\n\nLast year, two"
        " hawkers were killed in a similar fight.",
        "arrested",
        "2022-10-27",
    ),
    (
        "the month of the year before, all the same",
        "Police arrested nine people in December.",
        "arrested",
        "2021-12-01",
    ),
    (
        "that of the verb before a participle",
        "Meanwhile, a mine blew up under a truck carrying food for a base near Gao, Mali on Tuesday, wounding"
        " a Malian driver, a clerk told reporters.",
        "wounding",
        "2022-10-25",
    ),
    (
        "not that of a clause on somebody else",
        "Latvia, meanwhile, said it would push back Afghans who cross illegally from Russia, some 900 of whom"
        " have entered this year, and asked Germany for help.",
        "asked",
        "2022-10-27",
    ),
    (
        "not that of another kind of attack told later",
        "Army jets carried out air strikes on a market in Dogo, Sudan.\n\nA policeman was shot dead on Monday"
        " as he walked home.",
        "air strikes",
        "2022-10-27",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "first"), [c[1:] for c in OTHER_WORDS], ids=[c[0] for c in OTHER_WORDS]
)
def test_the_day_that_other_words_tell(coder: Coder, text: str, trigger: str, first: str) -> None:
    assert str(report(coder, text, trigger).when.from_) == first


HOMES = [
    (
        "the country of all parties, where the article plays",
        "Kenyan senators met in Nairobi. Kenya's opposition condemned President William Ruto.",
        "condemned",
        "Kenya",
        "parties",
    ),
    (
        "of what is said that of who says it, in news of their own",
        "Kenyan senators met in Nairobi. Kenya's opposition condemned Uganda.",
        "condemned",
        "Kenya",
        "parties",
    ),
    ("the town of a court", "A Leeds court jailed two men.", "jailed", "Leeds", "actor"),
    (
        "told in a sentence of its own",
        "Gunmen shot a judge in Congo. The attack took place in Goma on Tuesday.",
        "shot",
        "Goma",
        "story",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "name", "why"), [c[1:] for c in HOMES], ids=[c[0] for c in HOMES]
)
def test_the_place_that_other_words_tell(
    coder: Coder, text: str, trigger: str, name: str | None, why: str
) -> None:
    where = report(coder, text, trigger).where
    assert (where.name, where.why) == (name, why)


def test_a_town_in_a_phrase_is_not_its_namesake(coder: Coder) -> None:
    (man,) = report(coder, "A Paris, Texas, man was arrested on Tuesday.", "arrested").recipients
    assert man.country == "USA"


@pytest.mark.parametrize(
    ("text", "trigger", "kinds"),
    [
        ("Kenyan police are investigating the deaths of two soldiers from Uganda.", "investigating", set()),
        ("Police in Kenya arrested nine students who had burned the embassy of Uganda.", "burned", set()),
        (
            "Police in Kenya arrested nine students who had burned the embassy of Uganda.",
            "arrested",
            {"arrested"},
        ),
        ("Rebels shelled Goma, killing nine soldiers.", "shelled", {"killed"}),
    ],
)
def test_a_toll_belongs_to_an_act_that_takes_it(
    coder: Coder, text: str, trigger: str, kinds: set[str]
) -> None:
    assert set(report(coder, text, trigger).size) == kinds
