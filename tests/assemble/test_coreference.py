"""Mentions of one actor get one entity, and what the text tells of them codes them all."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.assemble.coreference import Actors, link
from dateline.find.actors import find
from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders
from dateline.model import Evidence, Place, Span
from dateline.resolve.actors import resolve


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load(folders())


@pytest.fixture
def linked(reading, names):
    def make(text: str, day: date = date(2022, 10, 27)) -> Actors:
        read = reading(text, day)
        sentences = [Span(s.start_char, s.end_char) for s in read.doc.sents]
        return link(
            find(read, names),
            names,
            lambda phrase, context, on: resolve(phrase, names, context=context, day=on),
            text=text,
            day=day,
            sentences=sentences,
        )

    return make


def entities(found: Actors) -> dict[str, list[str]]:
    """The phrases of each entity, in order."""
    by: dict[str, list[str]] = {}
    for actor in found:
        by.setdefault(actor.entity, []).append(actor.evidence.text)
    return by


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "Russian Foreign Minister Sergey Lavrov landed in Ankara. Lavrov met diplomats. He left.",
            ["Russian Foreign Minister Sergey Lavrov", "Lavrov", "He"],
        ),
        (
            "Musa Bello, the Nigerian minister, spoke. Bello left.",
            ["Musa Bello", "Nigerian minister", "Bello"],
        ),
        (  # nobody is "he" in his own words, nor in those that go on
            'Ivo Horvat met Juan Perez. "He slept," said Ivo Horvat. "He snored."',
            ["Juan Perez", "He", "He"],
        ),
        (  # a boy is called by his first name, a grown-up by the surname
            "Pedro Campos lives with his uncle. Oscar Campos met Pedro there. Campos wept.",
            ["Oscar Campos", "Campos"],
        ),
        (  # and the list's Chen is another one
            "Chen Weilong, a teacher in China, was jailed. Police beat Chen.",
            ["Chen Weilong", "Chen"],
        ),
        ("Fiji's government spoke. Its speaker left. The speaker wept.", ["speaker", "speaker"]),
        (
            "Foreign Minister Subrahmanyam Jaishankar flew to Moscow. Jaishnakar will meet traders.",
            ["Foreign Minister Subrahmanyam Jaishankar", "Jaishnakar"],
        ),
        (
            "The National Liberation Army (ELN) freed a farmer. The ELN said so.",
            ["National Liberation Army", "ELN", "ELN"],
        ),
        ("Boko Haram raided a village. The group has killed hundreds.", ["Boko Haram", "group"]),
        ("Houthi rebels fired on a ship. The rebels denied it.", ["Houthi rebels", "rebels"]),
        ("Finland signed. Helsinki said it would wait.", ["Finland", "Helsinki", "it"]),
        (
            "Kenyan police spokeswoman Ann Mwangi spoke. She gave no details.",
            ["Kenyan police spokeswoman Ann Mwangi", "She"],
        ),
        (
            "French President Emmanuel Macron spoke. The president left.",
            ["French President Emmanuel Macron", "president"],
        ),
        (
            "The interior minister, Magdy Ghaffar, resigned. Ghaffar gave no reason.",
            ["interior minister", "Magdy Ghaffar", "Ghaffar"],
        ),
        ("Ethiopian soldiers entered the town. They burned houses.", ["Ethiopian soldiers", "They"]),
        ("Japan summoned the envoy. The country has protested before.", ["Japan", "country"]),
    ],
)
def test_these_are_one_actor(linked, text, together):
    assert together in [
        [phrase for phrase in phrases if phrase in together] for phrases in entities(linked(text)).values()
    ]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Bill Clinton met Hillary Clinton.", "Bill Clinton", "Hillary Clinton"),
        ("Israeli soldiers shot at Syrian soldiers.", "Israeli soldiers", "Syrian soldiers"),
        ("Anna Petrova called Oleg Petrov.", "Anna Petrova", "Oleg Petrov"),
        (
            "The Indian embassy in Kyiv wrote to the Chinese embassy in Kyiv.",
            "Indian embassy in Kyiv",
            "Chinese embassy in Kyiv",
        ),
    ],
)
def test_these_are_two_actors(linked, text, one, other):
    by = {actor.evidence.text: actor.entity for actor in linked(text)}
    assert by[one] != by[other]


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        ("Musa Bello, the Nigerian minister, spoke. Bello left.", "Bello", "NGA", "GOV"),
        ("Protesters filled Khartoum in Sudan on Monday. The army opened fire.", "army", "SDN", "MIL"),
        ("Somalia votes today. The government has promised a fair vote.", "government", "SOM", "GOV"),
        ("Ethiopian soldiers fled. Their commander was killed.", "commander", "ETH", "MIL"),
        ("Kenya's economy is growing. Authorities said so.", "Authorities", "KEN", "GOV"),
        ("Zubin Karkaria left.", "Zubin Karkaria", None, ""),
        ("The two countries signed the deal.", "two countries", None, ""),
    ],
)
def test_the_article_tells_what_a_phrase_does_not(linked, text, phrase, country, sector):
    actor = next(actor for actor in linked(text) if actor.evidence.text == phrase)
    assert (actor.country, actor.sector) == (country, sector), actor
    assert actor.why


def test_a_pronoun_takes_the_gender_of_its_antecedent(linked):
    found = linked("Angela Merkel met Emmanuel Macron in Berlin. She told him to wait.")
    by = {actor.evidence.text: actor.name for actor in found}
    assert (by["She"], by["him"]) == ("Angela Merkel", "Emmanuel Macron")


def test_it_is_nobody_who_is_she(linked):
    found = linked(
        "Chad urged a bank to help the injured girl and see that she is safe. It also blamed Mali."
    )
    by = {actor.evidence.text: actor.name for actor in found}
    assert by["It"] != by["she"]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Oman cut ties with Doha, accusing it of lies.", "it", "Qatar"),
        ("Moscow accused Washington of lying and urged it not to send missiles.", "it", "United States"),
        ("Serbia criticised Kosovo, saying it had moved police there.", "it", "Kosovo"),
        ("Macron said he had spoken to Putin.", "he", "Emmanuel Macron"),
        ("Chad cut ties with Sudan, accusing its army of shelling villages.", "its", "Sudan"),
        ("Kenya said Somalia had shelled its troops.", "its", "Kenya"),
        ("Peru recalled its envoy.", "its", "Peru"),
        (
            "The Red Cross said Iran does not let its staff visit.",
            "its",
            "International Committee of the Red Cross",
        ),
        ("Mali broke relations with Togo and ordered its diplomats to leave.", "its", "Mali"),
        ("Alberto Fujimori accused his rival of fraud.", "his", "Alberto Fujimori"),
    ],
)
def test_a_pronoun_is_not_another_party_of_its_verb(linked, text, pronoun, name):
    day = date(2000, 5, 1) if "Fujimori" in text else date(2022, 10, 27)
    found = {actor.evidence.text: actor.name for actor in linked(text, day)}
    assert found[pronoun] == name


@pytest.mark.parametrize(
    ("text", "phrase", "countries"),
    [
        ("Biden and Xi agreed to more talks when they met in Bali.", "they", ["USA", "CHN"]),
        ("Modi met Macron. The two leaders signed a deal.", "two leaders", ["IND", "FRA"]),
        ("Chad and Niger signed. Both countries will gain.", "countries", ["TCD", "NER"]),
        ("Baku said so. Yerevan denied it. Russia urged both to wait.", "both", ["AZE", "ARM"]),
        ("Peru and Chile quarrelled. The two neighbours share a border.", "two neighbours", ["PER", "CHL"]),
        ("The navies of Brazil and Uruguay sailed.", "navies of Brazil and Uruguay", ["BRA", "URY"]),
        ("Modi and Macron met, and their foreign ministers signed.", "foreign ministers", ["IND", "FRA"]),
        ("Israel and Hezbollah traded fire. The two sides want no war.", "two sides", ["ISR", "LBN"]),
        (
            "Nepal and Bhutan share a river. Spain's foreign minister met Portuguese Prime Minister Antonio"
            " Costa in Lisbon. The two countries signed a pact.",
            "two countries",
            ["ESP", "PRT"],
        ),
        (
            "Peruvian President Dina Boluarte rang Bolivian President Luis Arce. Bolivia and Chile trade"
            " little. The two countries are at odds.",
            "two countries",
            ["BOL", "CHL"],
        ),
        (
            "Chad's army and Zaghawa rebels agreed to a truce. The rebels in Faya said so. But traders in"
            " Abeche heard shells, and the two sides blamed each other.",
            "two sides",
            ["TCD", "TCD"],
        ),
        ("US and British forces bombed Kabul.", "US and British forces", ["USA", "GBR"]),
        ("Xi told Zelenskiy so. It was their first call.", "their", ["CHN", "UKR"]),
        ("Oman cut ties with Qatar. The emirate protested.", "emirate", ["QAT"]),
        ("Saudi Arabia cut ties with Qatar. The kingdom closed its ports.", "kingdom", ["SAU"]),
        ("China fired at ships near Taiwan. The island went on alert.", "island", ["TWN"]),
    ],
)
def test_who_is_meant_together_or_by_the_form_of_a_state(linked, text, phrase, countries):
    found = linked(text)
    evidence = next(actor.evidence for actor in found if actor.evidence.text == phrase)
    each = found.each(evidence)
    assert [actor.country for actor in each] == countries
    assert {actor.evidence for actor in each} == {evidence}


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector", "role"),
    [
        (
            "Dominican President Luis Abinader met his Haitian counterpart.",
            "Haitian counterpart",
            "HTI",
            "GOV",
            "president",
        ),
        ("French police chief Anne Duval rang her counterpart.", "counterpart", None, "COP", "police chief"),
        ("A drone struck a refinery in Ryazan in Russia.", "drone", None, "MIL", "drone"),
        ("Ukrainian drones struck a refinery in Russia.", "Ukrainian drones", "UKR", "MIL", "drone"),
        (
            "Russia shelled Kherson, Ukraine said. Ukraine hit a depot in Russia. Soldiers shot at a bus.",
            "Soldiers",
            None,
            "MIL",
            "soldier",
        ),
        ("The United States objected. Its envoy left.", "envoy", "USA", "GOV", "envoy"),
        (
            "Chad bombed a market in Bosso in Niger. Chad hit a bridge, too, local officials said.",
            "local officials",
            "NER",
            "GOV",
            "local official",
        ),
        ("Hundreds of farmers marched near Warsaw. Their leader spoke.", "leader", "POL", "AGR", "leader"),
        (
            "Israeli troops shot two Palestinian gunmen in Jenin. The army said so.",
            "army",
            "ISR",
            "MIL",
            "army",
        ),
        (
            "Jo Park spoke to his Japanese and French counterparts.",
            "Japanese and French counterparts",
            None,
            "GOV",
            "counterpart",
        ),
        ("Police held four people after they threw eggs.", "they", None, "CVL", "people"),
        ("Morocco's neighbour Mauritania freed a cleric.", "Morocco's neighbour", "MRT", "", None),
        (
            "Ebo said the Department of Education in Ghana paid.",
            "Department of Education",
            "GHA",
            "GOV",
            None,
        ),
        ("The US Embassy in Lima closed. The embassy gave no reason.", "embassy", "USA", "GOV", "embassy"),
    ],
)
def test_codes_by_whom_a_phrase_belongs_to(linked, text, phrase, country, sector, role):
    actor = next(actor for actor in linked(text) if actor.evidence.text == phrase)
    assert (actor.country, actor.sector, actor.role) == (country, sector, role), actor
    assert actor.why


def test_a_phrase_without_a_mention_is_resolved_afresh(linked):
    text = "Shelling by Ukrainian gunners went on."
    actor = linked(text).at(Evidence(0, 11, text[:11]))
    assert actor.evidence.text == "Shelling by" and actor.country is None


def test_a_role_phrase_gets_the_actor_whose_head_lies_in_it(linked):
    text = "A senior aide to the president of Chad, who had fled, was arrested by police."
    found = linked(text)
    phrase = Evidence(0, 38, text[:38])
    assert (found.at(phrase).country, found.at(phrase).evidence) == ("TCD", phrase)


def test_a_country_keeps_its_bare_code_beside_its_army(linked):
    found = linked("Russia's military shelled the port. Russia denied it.")
    assert {a.sector for a in found if a.evidence.text == "Russia"} == {""}


def test_a_government_after_a_mans_name_is_not_the_man(linked):
    found = linked("After the arrest of Musa Bello, the Cuban government urged calm.")
    by = {actor.evidence.text: actor.entity for actor in found}
    assert by["Musa Bello"] != by["Cuban government"]


def test_no_mentions_give_no_actors(linked):
    assert len(linked("")) == 0


def test_a_place_that_is_settled_goes_before_the_namesake(reading, names):
    text = "Police in Vienna said so. The Indian embassy in Vienna did not."
    read = reading(text)
    places = [
        Place(at, at + 6, "Vienna", "Vienna", 1, 38.9, -77.3, "USA", "Virginia", "city", "literal")
        for at in (10, 52)
    ]
    found = link(
        find(read, names),
        names,
        lambda phrase, context, on: resolve(phrase, names, context=context, day=on),
        text=text,
        day=date(2022, 10, 27),
        sentences=[Span(0, 25), Span(26, len(text))],
        places=places,
    )
    by = {actor.evidence.text: actor.country for actor in found}
    assert (by["Police in Vienna"], by["Indian embassy in Vienna"]) == ("USA", "IND")


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        ("Georgia Stevens was ill. Georgia left. The nurse smiled.", "nurse", None, "MED"),
        ("Police put the Libyan, Omar Salhi Matuq, on a flight. Matuq wept.", "Matuq", "LBY", ""),
        ("US diplomats met. Nobody trusts an aggressive regime.", "aggressive regime", None, "GOV"),
        ("US diplomats met. The regime of Kenya fell.", "regime of Kenya", "KEN", "GOV"),
        (
            "US envoys met. The foreign ministers of the three countries left.",
            "foreign ministers of the three countries",
            None,
            "GOV",
        ),
        (
            "Egypt's envoys met. Egypt was glad. Egypt will pay. It rained. Nothing moved. Eritrean guns fell"
            " silent. Ethiopia denies targeting civilians in what it calls a drill.",
            "civilians",
            "ERI",
            "CVL",
        ),
        ("New Zealand protested. Countries may defend themselves.", "Countries", None, "GOV"),
        ("Geneva Morgan, 82, was hurt. Morgan lived nearby.", "Morgan", None, "CVL"),
        ("Juan Miguel Perez spoke. Juan then left.", "Juan", None, ""),
        (
            "Deputies in Peru spoke. Oscar Lindgren, 44, of Callao in Peru, was jailed. Lindgren wept.",
            "Lindgren",
            "PER",
            "CVL",
        ),
        (
            "Gangs ran riot in Peru. The trial over the murder of Ana Quispe began.",
            "Ana Quispe",
            "PER",
            "CVL",
        ),
        ("Gangs ran riot in Peru. Ana Quispe spoke of it.", "Ana Quispe", None, ""),
        ("Peru spoke to Peru's press. Foreign organisations met.", "Foreign organisations", None, ""),
        ("Chad hit a fellow Malian ally, Niger. Both smiled.", "fellow Malian ally", "NER", ""),
        ("Peru's envoy to Chile fell. Chile wept. Envoy Ana Quispe rose.", "Envoy Ana Quispe", "PER", "GOV"),
        ("Syria thanked the Pope. The Pope spoke.", "Pope", "VAT", "REL"),
        (
            "The United States lent money to Chad. Mali and Niger wept. Congress met.",
            "Congress",
            "USA",
            "LEG",
        ),
        ("Ana Quispe, 41, was hurt. Quispe is a minister of Peru.", "Quispe", "PER", "GOV"),
        (
            "Denis Sassou Nguesso ruled in Brazzaville. The opposition in Congo met.",
            "opposition in Congo",
            "COG",
            "OPP",
        ),
        ("Col. Adama Sidikou, a spokesman for Niger's army, spoke. Sidikou left.", "Sidikou", "NER", "MIL"),
        (
            "Ghana sent medics to Senegal; Senegal was glad. An aide at Ghana's ministry smiled. Gangs ran.",
            "Gangs",
            None,
            "CRM",
        ),
        (
            "Denmark thanked Danish sailors in Copenhagen. The U.S. State Department rebuked Harare.",
            "U.S. State Department",
            "USA",
            "GOV",
        ),
    ],
)
def test_the_text_tells_whose_somebody_is_or_leaves_it_open(linked, text, phrase, country, sector):
    found = [actor for actor in linked(text) if actor.evidence.text == phrase]
    assert found and (found[-1].country, found[-1].sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Lebanese Prime Minister Najib Mikati spoke. The Lebanese premier wept.",
            "Lebanese premier",
            "Najib Mikati",
        ),
        ("Jaishankar flew to Moscow. India's top diplomat met Sergei Lavrov.", "top diplomat", "Jaishankar"),
        ("Rebels of the ELN freed a soldier. The guerrilla group wants talks.", "guerrilla group", "ELN"),
    ],
)
def test_an_office_and_a_body_go_by_several_names(linked, text, one, other):
    by = {actor.evidence.text: actor.entity for actor in linked(text, date(2023, 5, 5))}
    first, second = (
        next(by[said] for said in sorted(by, key=len) if said.endswith(name)) for name in (one, other)
    )
    assert first == second


def test_a_title_is_no_part_of_a_name(linked):
    text = "Police Chief Adam Palmer spoke in Toronto. Mr Palmer said Canada needed help."
    assert {a.name for a in linked(text) if "Palmer" in a.evidence.text} == {"Adam Palmer"}


def test_the_ministers_are_the_two_named_before(linked):
    text = (
        "Turkish Foreign Minister Mevlut Cavusoglu met Sameh Shoukry in Cairo. The ministers discussed Libya."
    )
    found = next(actor for actor in linked(text) if actor.evidence.text == "ministers")
    assert found.name == "Mevlut Cavusoglu and Sameh Shoukry"


def test_a_town_with_the_name_of_a_country_is_not_that_country(reading, names):
    text = "Lebanon in Ohio elected a mayor."
    read = reading(text)
    place = Place(0, 7, "Lebanon", "Lebanon", 1, 39.4, -84.2, "USA", "Ohio", "city", "metonym")
    found = link(
        find(read, names),
        names,
        lambda phrase, context, on: resolve(phrase, names, context=context, day=on),
        text=text,
        day=date(2022, 10, 27),
        sentences=[Span(0, len(text))],
        places=[place],
    )
    assert found[0].country == "USA"
