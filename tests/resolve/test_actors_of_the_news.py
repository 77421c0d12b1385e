"""Cases written from the world's news before the program had seen them, with the code of an analyst."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.knowledge import names as knowledge
from dateline.knowledge.packs import folders
from dateline.resolve.actors import resolve

# phrase, context, day, country, sector
CASES = [
    ("Michelle Bachelet", "", "2009-05-01", "CHL", "GOV"),
    ("Michelle Bachelet", "", "2012-05-01", "CHL/UNO", "ELI/GOV"),
    ("UN human rights chief Michelle Bachelet", "", "2021-05-01", "UNO", "GOV/"),
    ("Antonio Guterres", "", "2000-05-01", "PRT", "GOV"),
    ("Jean-Claude Juncker", "", "2016-05-01", "EUR", "GOV"),
    ("Jean-Claude Juncker", "", "2010-05-01", "LUX", "GOV"),
    ("Mark Rutte", "", "2019-05-01", "NLD", "GOV"),
    ("Mark Rutte", "", "2025-05-01", "IGO", "GOV/MIL/"),
    ("Rishi Sunak", "", "2021-05-01", "GBR", "GOV"),
    ("then-Chancellor of the Exchequer Rishi Sunak", "", "2023-05-01", "GBR", "GOV"),
    ("the late Iranian president Ebrahim Raisi", "", "2024-08-01", "IRN", "ELI"),
    ("acting Iranian president Mohammad Mokhber", "", "2024-06-01", "IRN", "GOV"),
    ("President-elect Javier Milei", "", "2023-11-25", "ARG", "GOV/ELI"),
    ("Argentine President-elect Milei", "", "2023-11-25", "ARG", "GOV/ELI"),
    ("former Bolivian leader Evo Morales", "", "2022-05-01", "BOL", "ELI"),
    ("deposed Myanmar leader Aung San Suu Kyi", "", "2022-05-01", "MMR", "ELI/PTY/OPP"),
    ("ousted Nigerien president Mohamed Bazoum", "", "2023-08-10", "NER", "ELI"),
    ("Gen. Abdourahamane Tchiani", "", "2023-08-10", "NER", "GOV/MIL"),
    ("outgoing Prime Minister Mateusz Morawiecki", "", "2023-11-20", "POL", "GOV"),
    ("jailed opposition leader Rached Ghannouchi", "", "2023-11-20", "TUN", "OPP/PTY/ELI"),
    ("Imran Khan", "", "2019-11-20", "PAK", "GOV"),
    ("jailed former prime minister Imran Khan", "", "2024-02-20", "PAK", "ELI/OPP/PTY"),
    ("Netanyahu", "", "2024-05-01", "ISR", "GOV"),
    ("Erdogan", "", "2005-05-01", "TUR", "GOV"),
    ("Erdoğan", "", "2018-05-01", "TUR", "GOV"),
    ("Muammar Qaddafi", "", "2009-05-01", "LBY", "GOV"),
    ("Col. Moammar Gadhafi", "", "2009-05-01", "LBY", "GOV/MIL"),
    ("Alyaksandr Lukashenka", "", "2020-05-01", "BLR", "GOV"),
    ("Kassym-Zhomart Tokaev", "", "2022-01-10", "KAZ", "GOV"),
    ("Serzh Sarkisian", "", "2016-01-10", "ARM", "GOV"),
    ("Ilham Aliev", "", "2016-01-10", "AZE", "GOV"),
    ("Mohammed bin Salman", "", "2019-01-10", "SAU", "GOV"),
    (
        "MBS",
        "The kingdom's crown prince, Mohammed bin Salman, is often called MBS in Saudi Arabia.",
        "2019-01-10",
        "SAU",
        "GOV",
    ),
    (
        "Tsai",
        "Taiwan's president, Tsai Ing-wen, said on Monday she would stop in New York.",
        "2023-03-25",
        "TWN",
        "GOV",
    ),
    ("Sánchez", "Spanish Prime Minister Pedro Sánchez met farmers in Madrid.", "2024-02-10", "ESP", "GOV"),
    ("Burkina Faso's junta leader", "", "2023-02-10", "BFA", "GOV/MIL"),
    ("a senior Emirati diplomat", "", "2023-02-10", "ARE", "GOV"),
    ("the Ivorian interior ministry", "", "2023-02-10", "CIV", "GOV/COP"),
    ("Malagasy gendarmes", "", "2023-02-10", "MDG", "COP/MIL"),
    ("Sri Lankan navy vessels", "", "2023-02-10", "LKA", "MIL"),
    ("the Sahrawi independence movement Polisario Front", "", "2023-02-10", "ESH", "REB"),
    ("Kyrgyz border guards", "", "2022-09-16", "KGZ", "MIL/COP"),
    ("the Dutch foreign trade minister", "", "2022-09-16", "NLD", "GOV"),
    ("Bangladeshi garment workers", "", "2023-11-01", "BGD", "LAB"),
    ("striking Argentine truckers", "", "2023-11-01", "ARG", "LAB"),
    ("Yazidi survivors", "", "2016-11-01", None, "CVL/REL/REF"),
    ("the Chadian transitional council", "", "2021-05-01", "TCD", "GOV/MIL"),
    ("Sweden's security service", "", "2021-05-01", "SWE", "SPY/COP"),
    ("the Comptroller of Bogota", "", "2021-05-01", "COL", "GOV"),
    ("Shin Bet", "", "2021-05-01", "ISR", "SPY"),
    ("Rosatom", "", "2021-05-01", "RUS", "BUS/GOV"),
    ("Roskomnadzor", "", "2021-05-01", "RUS", "GOV"),
    (
        "the ADF",
        "Fighters of the ADF killed people near Beni in eastern Congo. Uganda sent troops to help Kinshasa.",
        "2021-05-01",
        "COD/UGA",
        "REB/UAF",
    ),
    ("RSF fighters", "Sudan's army bombed RSF fighters in Omdurman.", "2023-06-01", "SDN", "PRM/REB/MIL/UAF"),
    ("Tren de Aragua", "", "2024-06-01", "VEN", "CRM"),
    ("Hayat Tahrir al-Sham", "", "2024-11-30", "SYR", "REB/UAF"),
    ("Planalto", "", "2024-11-30", "BRA", "GOV"),
    ("Zhongnanhai", "", "2014-11-30", "CHN", "GOV"),
    ("the Blue House", "", "2014-11-30", "KOR", "GOV"),
    ("the Quai d'Orsay", "", "2014-11-30", "FRA", "GOV"),
    ("Aso Rock", "", "2014-11-30", "NGA", "GOV"),
    ("Islamabad", "", "2019-03-01", "PAK", "GOV/"),
    ("the US embassy in Port-au-Prince", "", "2024-03-01", "USA", "GOV"),
    ("Mexico's embassy in Quito", "", "2024-04-06", "MEX", "GOV"),
    ("Iranian consulate in Damascus", "", "2024-04-06", "IRN", "GOV"),
    ("the Swedish ambassador to Iraq", "", "2023-07-20", "SWE", "GOV"),
    ("the ruling AKP", "", "2015-07-20", "TUR", "PTY/GOV"),
    ("BJP lawmakers", "", "2015-07-20", "IND", "LEG/PTY"),
    ("Sinn Fein", "", "2015-07-20", "GBR/IRL", "PTY"),
    ("the far-right Vox party", "", "2019-07-20", "ESP", "PTY"),
    (
        "the Congolese army",
        "M23 rebels took Bunagana from the Congolese army, officials in Kinshasa and Goma said.",
        "2022-06-20",
        "COD",
        "MIL",
    ),
    (
        "Congo",
        "Congo's president, Denis Sassou Nguesso, won re-election in Brazzaville.",
        "2021-03-23",
        "COG",
        "",
    ),
    (
        "Georgia",
        "Georgia and Russia exchanged fire near Tskhinvali. Tbilisi mobilised reservists.",
        "2008-08-08",
        "GEO",
        "",
    ),
    ("Guinea", "", "2021-09-05", "GIN", ""),
    ("Korea", "Korea's president Yoon Suk-yeol met executives of Samsung in Seoul.", "2023-03-02", "KOR", ""),
    (
        "the PRI",
        "The PRI lost the governorship of the State of Mexico after 94 years.",
        "2023-06-05",
        "MEX",
        "PTY",
    ),
    ("the Workers' Party", "The Workers' Party convened in Pyongyang.", "2021-01-06", "PRK", "PTY/GOV"),
    ("the Workers' Party", "Lula's Workers' Party rallied in Sao Paulo, Brazil.", "2018-04-06", "BRA", "PTY"),
    (
        "the National Assembly",
        "The National Assembly in Caracas voted to extend President Maduro's powers in Venezuela.",
        "2015-04-06",
        "VEN",
        "LEG",
    ),
    (
        "the Supreme Court",
        "Kenya's Supreme Court annulled the vote. The ruling of the Supreme Court stunned Nairobi.",
        "2017-09-01",
        "KEN",
        "JUD",
    ),
    ("Tadeusz Wrobleski", "", "2017-09-01", None, ""),
    ("Polish farmer Tadeusz Wrobleski", "", "2017-09-01", "POL", "AGR/CVL/LAB"),
    (
        "Wrobleski",
        "Tadeusz Wrobleski, a Polish farmers' union leader, blocked the crossing.",
        "2024-02-20",
        "POL",
        "LAB/AGR",
    ),
    (
        "Col. Adama Sidikou",
        "Col. Adama Sidikou, a spokesman for Niger's army, said 12 soldiers died.",
        "2024-02-20",
        "NER",
        "MIL",
    ),
    ("Syrian and Russian warplanes", "", "2016-10-20", "SYR", "MIL"),
    ("nearly 400 Rohingya refugees", "", "2023-11-20", "MMR", "REF"),
    ("two Turkish-Cypriot journalists", "", "2023-11-20", "CYP", "JRN"),
    ("hundreds of Serbs in northern Kosovo", "", "2023-05-30", "XKX/SRB", "CVL"),
    (
        "thousands of Georgian demonstrators",
        "Crowds filled Tbilisi, Georgia.",
        "2024-05-20",
        "GEO",
        "OPP/CVL",
    ),
    ("half a dozen gunmen", "", "2024-05-20", None, "UAF/CRM"),
    ("families of Israeli hostages", "", "2024-05-20", "ISR", "CVL"),
    ("Georgia", "Georgia executed an inmate in Jackson prison, south of Atlanta.", "2015-03-02", "USA", ""),
    # whom nobody had heard of yet, who never had the office, whose name is too common
    ("Luis Abinader", "Luis Abinader mends shoes in a side street of Porto.", "1999-04-02", None, ""),
    ("Keir Starmer", "Keir Starmer spoke in Leeds, in northern England.", "2016-04-02", "GBR", "LEG/OPP/ELI"),
    ("Queen Bachelet", "Queen Bachelet sang two songs.", "2016-04-02", None, None),
    ("Alan Smith", "Alan Smith fell from his roof in Hobart, Australia.", "2017-04-02", None, ""),
    ("Mayor Georgia Peters", "", "2017-04-02", None, "GOV"),  # and of no Georgia
    # what befell a place is nobody, who works there is
    ("the consulate blast", "", "2017-04-02", None, ""),
    ("last week's synagogue shootings", "", "2017-04-02", None, ""),
    ("the consulate staff", "", "2017-04-02", None, "GOV"),
    # sectors
    ("the Republican governors of Utah and Idaho", "", "2018-04-02", "USA", "GOV"),
    ("senior FIFA officials", "", "2015-05-28", "NGO", "SOC"),
    ("Hamas officials", "", "2015-05-28", "PSE", "REB/UAF/GOV"),
    ("U.S. Attorney Dana Whitlock", "", "2015-05-28", "USA", "JUD"),
    ("a lawyer for the two brothers", "", "2015-05-28", None, "CVL"),
    ("the U.S. Justice Department", "", "2015-05-28", "USA", "GOV"),
    ("a fellow Swedish ally", "", "2015-05-28", "SWE", "GOV"),
]

WRONG = [
    pytest.param(phrase, context, day, country, sector, marks=pytest.mark.xfail(strict=True, reason=reason))
    for phrase, context, day, country, sector, reason in (
        ("Fulani herders", "", "2018-11-01", None, "CVL/AGR", "a list of groups has them as an armed one"),
        (
            "RSF",
            "Press freedom group RSF (Reporters Without Borders) called on France to act.",
            "2023-06-01",
            None,
            None,
            "the other RSF has no country that a context could name",
        ),
        (
            "the foreign ministers of Egypt and Jordan",
            "",
            "2023-10-20",
            None,
            "GOV",
            "one code for two, the first one's",
        ),
        ("Western diplomats", "", "2024-05-20", None, "GOV", "the West counts as an alliance"),
    )
]


@pytest.fixture(scope="module")
def names() -> knowledge.Names:
    return knowledge.load(folders())


@pytest.mark.parametrize(("phrase", "context", "day", "country", "sector"), [*CASES, *WRONG])
def test_a_phrase_of_the_news_gets_the_code_of_an_analyst(names, phrase, context, day, country, sector):
    code = resolve(phrase, names, context=context, day=date.fromisoformat(day))
    assert code.country == country or (country and code.country in country.split("/")), code
    assert sector is None or code.sector in sector.split("/"), code
    assert code.why
