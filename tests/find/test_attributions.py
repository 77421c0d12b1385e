"""Who says what: by kind of speech, by quotation mark, by where the speaker stands, and on garbage."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.find.attributions import find
from dateline.knowledge import cues, packs
from dateline.model import Attribution

CUES = cues.load(packs.folders())


def told(found: list[Attribution], text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of each attribution as words."""
    return [
        (a.source and a.source.text, a.cue and a.cue.text, [text[c.start : c.end] for c in a.content])
        for a in found
    ]


INDIRECT = [
    ("The envoy said that the border would reopen.", "The envoy", "said", ["that the border would reopen"]),
    ("The envoy said the border would reopen.", "The envoy", "said", ["the border would reopen"]),
    ("The border will reopen, the envoy said.", "the envoy", "said", ["The border will reopen"]),
    ("The border, the envoy said, will reopen.", "the envoy", "said", ["The border", "will reopen"]),
    ("But the border will reopen, the envoy said.", "the envoy", "said", ["the border will reopen"]),
    (
        "Ministers have not said whether they will attend.",
        "Ministers",
        "have not said",
        ["whether they will attend"],
    ),
    (
        "The general told reporters that his men had withdrawn.",
        "The general",
        "told",
        ["that his men had withdrawn"],
    ),
    (
        "Hassan Diab, the acting mayor, said the port was closed.",
        "Hassan Diab, the acting mayor,",
        "said",
        ["the port was closed"],
    ),
    (
        "A senior official who asked not to be named said the raid had failed.",
        "A senior official who asked not to be named",
        "said",
        ["the raid had failed"],
    ),
    ("She also warned that the dam might burst.", "She", "also warned", ["that the dam might burst"]),
    ("Officials believe the pilot is alive.", "Officials", "believe", ["the pilot is alive"]),
    ("The council wants to hold a vote in May.", "The council", "wants", ["to hold a vote in May"]),
    ("Tehran denied that it had sent the drones.", "Tehran", "denied", ["that it had sent the drones"]),
    (
        "The opposition accused the army of shelling the village.",
        "The opposition",
        "accused",
        ["the army of shelling the village"],
    ),
    ("The premier called the ruling a coup.", "The premier", "called", ["the ruling a coup"]),
    (
        "The bishop urged both sides to lay down their arms.",
        "The bishop",
        "urged",
        ["both sides to lay down their arms"],
    ),
    (
        "According to the ministry, four soldiers were hurt.",
        "the ministry",
        "According to",
        ["four soldiers were hurt"],
    ),
    (
        "Four soldiers were hurt, according to the ministry.",
        "the ministry",
        "according to",
        ["Four soldiers were hurt"],
    ),
    (
        "Four soldiers, according to the ministry, were hurt.",
        "the ministry",
        "according to",
        ["Four soldiers", "were hurt"],
    ),
    ("The general reportedly fled on foot.", None, "reportedly", ["The general", "fled on foot"]),
    ("The talks are expected to resume in Oslo.", None, "are expected", ["The talks", "to resume in Oslo"]),
    ("As the agency reported, the mine has been shut.", "the agency", "reported", ["the mine has been shut"]),
    ("His pledge to pull out the troops was not kept.", "His", "pledge", ["to pull out the troops"]),
    (
        "The treaty, which the senator called a disgrace, was signed.",
        "the senator",
        "called",
        ["which", "a disgrace"],
    ),
    ("The raid was condemned by the bishops.", "the bishops", "was condemned by", ["The raid"]),
    (
        "It was a trap, said Omar Farah, who led the patrol.",
        "Omar Farah, who led the patrol",
        "said",
        ["It was a trap"],
    ),
    ("Talks have stalled: UN envoy", "UN envoy", ":", ["Talks have stalled"]),
    ("Rebel Leader Says Talks Have Stalled", "Rebel Leader", "Says", ["Talks Have Stalled"]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT, ids=[c[0][:45] for c in INDIRECT])
def test_indirect_speech_thought_and_intent(
    reading, text: str, source: str | None, cue: str, content: list[str]
) -> None:
    assert (source, cue, content) in told(find(reading(text), CUES), text)


DIRECT = [
    ('"We will not leave," the governor said.', "the governor", "said", ['"We will not leave,"']),
    ('"We will not leave," said the governor.', "the governor", "said", ['"We will not leave,"']),
    ('The governor said: "We will not leave."', "The governor", "said:", ['"We will not leave."']),
    ('The governor said, "We will not leave."', "The governor", "said", ['"We will not leave."']),
    (
        '"We will not leave," the governor said. "We were born here."',
        "the governor",
        "said",
        ['"We will not leave,"', '"We were born here."'],
    ),
    (
        '"We," the governor told reporters, "will never leave this town."',
        "the governor",
        "told",
        ['"We,"', '"will never leave this town."'],
    ),
    (
        "\u201cWe will not leave,\u201d the governor said.",
        "the governor",
        "said",
        ["\u201cWe will not leave,\u201d"],
    ),
    (
        "\u2018We will not leave,\u2019 the governor said.",
        "the governor",
        "said",
        ["\u2018We will not leave,\u2019"],
    ),
    ("'We will not leave,' the governor said.", "the governor", "said", ["'We will not leave,'"]),
    ("``We will not leave,'' the governor said.", "the governor", "said", ["``We will not leave,''"]),
    (
        "\u00abWe will not leave,\u00bb the governor said.",
        "the governor",
        "said",
        ["\u00abWe will not leave,\u00bb"],
    ),
    (
        'The plan is "dead on arrival," the senator said.',
        "the senator",
        "said",
        ['The plan is "dead on arrival,"'],
    ),
    (
        'The senator said that the plan was "dead on arrival".',
        "The senator",
        "said",
        ['that the plan was "dead on arrival"'],
    ),
    (
        'The senator called the plan "dead on arrival."',
        "The senator",
        "called",
        ['the plan "dead on arrival."'],
    ),
    (
        '"Will it hold?" asked a nurse from the clinic.',
        "a nurse from the clinic",
        "asked",
        ['"Will it hold?"'],
    ),
    (
        '"The bridge is gone," Ana Ruiz, a farmer, told the radio.',
        "Ana Ruiz, a farmer,",
        "told",
        ['"The bridge is gone,"'],
    ),
    (
        'In a statement, the ministry added: "No one was hurt."',
        "the ministry",
        "added:",
        ['"No one was hurt."'],
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), DIRECT, ids=[c[0][:45] for c in DIRECT])
def test_direct_and_mixed_speech(reading, text: str, source: str, cue: str, content: list[str]) -> None:
    found = find(reading(text), CUES)
    assert (source, cue, content) in told(found, text)
    assert all(
        a.quote for a in found if a.cue and a.cue.text == cue and len(content[0]) > 20 and text[0] in "\"'`"
    )


def test_a_quotation_runs_over_paragraphs_until_it_closes(reading) -> None:
    text = (
        "The mayor spoke for an hour.\n\n"
        "\u201cWe lost our homes,\u201d she said. \u201cWe lost our fields and our cattle too.\n\n"
        "\u201cWe have nothing left but this town, and we will not give it up.\n\n"
        "\u201cNobody will drive us out.\u201d\n\n"
        "The crowd went home."
    )
    (speech,) = [a for a in find(reading(text), CUES) if a.quote]
    assert speech.source and speech.source.text == "she"
    assert [text[c.start : c.end][1:13] for c in speech.content] == [
        "We lost our ",
        "We lost our ",
        "We have noth",
        "Nobody will ",
    ]


def test_each_speaker_keeps_to_his_own_words(reading) -> None:
    text = (
        '"The road is mined," the captain said. "We turned back."\n\n'
        '"He is lying," replied the driver. "There was no mine on that road."'
    )
    found = {
        a.source.text: [text[c.start : c.end] for c in a.content]
        for a in find(reading(text), CUES)
        if a.source
    }
    assert found["the captain"] == ['"The road is mined,"', '"We turned back."']
    assert found["the driver"] == ['"He is lying,"', '"There was no mine on that road."']


def test_speech_within_speech_is_told_apart(reading) -> None:
    text = "The envoy said that Moscow had denied that its jets crossed the border."
    outer, inner = find(reading(text), CUES)
    assert (outer.source and outer.source.text, inner.source and inner.source.text) == ("The envoy", "Moscow")
    assert outer.content[0].contains(inner.content[0])
    assert (outer.stance, inner.stance) == ("states", "denies")


def test_what_a_speaker_hopes_within_his_speech_is_no_second_attribution(reading) -> None:
    assert len(find(reading("She said that she hoped to win."), CUES)) == 1


def test_an_interview_gives_each_turn_to_its_speaker(reading) -> None:
    text = (
        "Q: How did the convoy get through?\n\n"
        "A: We waited for nightfall and drove without lights.\n\n"
        "Q: Were you afraid of the drones?\n\n"
        "A: Everybody was afraid of the drones that night."
    )
    assert [
        a.source.text for a in find(reading(text), CUES) if a.cue and a.cue.text == ":" and a.source
    ] == list("QAQA")


def test_the_turns_of_an_interview_may_stand_on_lines_of_one_paragraph(reading) -> None:
    text = (
        "Q: Did the army shell Sake last night?\n"
        "A: Yes. It shelled Sake with mortars and killed three people.\n"
        "Q: Will it shell Goma?\n"
        "A: No. Goma is safe."
    )
    found = told(find(reading(text), CUES), text)
    assert [source for source, _, _ in found] == ["Q", "A", "Q", "A"]
    assert "killed three people" in found[1][2][0]


def test_speakers_of_a_transcript_stand_in_capitals(reading) -> None:
    text = (
        "HOST: Has Turkey condemned the raid?\n"
        "ERDOGAN: Turkey has condemned the raid many times.\n"
        "HOST: And will it close its embassy?\n"
        "ERDOGAN: We will see."
    )
    assert [a[0] for a in told(find(reading(text), CUES), text)] == ["HOST", "ERDOGAN", "HOST", "ERDOGAN"]


def test_a_label_in_capitals_alone_is_no_speaker(reading) -> None:
    assert not find(reading("BREAKING: Rebels seized the airport at Goma on Monday."), CUES)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ('We will hold the bridge," the commander said on Monday.', ["the commander"]),
        ('\u201cWe will hold the bridge," the commander said.', ["the commander"]),
        ('"The army shelled the bridge. It killed two men. We buried them."', []),
    ],
)
def test_marks_that_do_not_pair_and_speech_that_nobody_claims(reading, text: str, sources: list[str]) -> None:
    assert [a[0] for a in told(find(reading(text), CUES), text)] == sources


@pytest.mark.xfail(strict=True, reason="the rest of the paragraph is taken for speech")
def test_speech_that_never_closes_before_its_speaker(reading) -> None:
    text = '"We will hold the bridge, the commander said on Monday. The army shelled Sake.'
    assert [a[0] for a in told(find(reading(text), CUES), text)] == ["the commander"]


@pytest.mark.xfail(strict=True, reason="single marks within double ones are not read")
def test_a_quotation_within_a_quotation_has_its_own_speaker(reading) -> None:
    text = "\u201cHe told us, \u2018The bridge will hold,\u2019 and it did,\u201d said the engineer."
    assert [a[0] for a in told(find(reading(text), CUES), text)] == ["He", "the engineer"]


def test_a_quotation_of_three_thousand_words_has_one_speaker(reading) -> None:
    speech = "The army shelled the bridge at Sake on Monday. " * 340
    text = f'"{speech.strip()[:-1]}," the commander said.'
    (found,) = find(reading(text), CUES)
    assert found.source is not None and found.source.text == "the commander"
    assert sum(c.end - c.start for c in found.content) > len(speech)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had fired.", "denies"),
        ("The army claimed that it had won.", "claims"),
        ("The army pledged to withdraw.", "expects"),
        ("The army urged civilians to leave.", "asks"),
        ("The army said it had withdrawn.", "states"),
    ],
)
def test_the_cue_tells_the_stance(reading, text: str, stance: str) -> None:
    assert [a.stance for a in find(reading(text), CUES)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The town lies on the river.",
        "He drove the truck to the depot and slept.",
        'The ship is called "Aurora".',
        "The market opened at noon and closed at six.",
        "Rain fell on the hills: the roads were mud.",
    ],
)
def test_where_nobody_speaks_nothing_is_found(reading, text: str) -> None:
    assert not [a for a in find(reading(text), CUES) if a.source]


AWFUL = [
    "",
    '"',
    '" " "',
    "\u201c\u201c\u201c\u201d he said",
    "said said said",
    'He said: "',
    "'' said ''",
    '"An article that is one quotation, from its first word to its last, and nobody to say whose it is."',
    "THE GENERAL SAID THE CITY WOULD FALL, ACCORDING TO THE MINISTRY.",
    ": : : said",
    "According to",
    "\u201cHe told me \u2018I will go\u2019 and \u201cleft\u201d,\u201d she said, \u201cfor good",
    'said.\n\n\n"\n\n\u201cx\n\n\u201cy',
]


@pytest.mark.parametrize("text", AWFUL)
def test_bad_input_never_raises(reading, text: str) -> None:
    sound(find(reading(text), CUES), text)


def test_a_long_quotation_is_read_in_time(reading) -> None:
    text = "\u201c" + "We will go on to the end of this long road. " * 300 + "\u201d the general said."
    parsed = reading(text)
    begin = time.perf_counter()
    found = find(parsed, CUES)
    assert time.perf_counter() - begin < 2
    assert any(a.source and a.source.text == "the general" for a in found)
    sound(found, text)


def sound(found: list[Attribution], text: str) -> None:
    """Spans lie inside the text and say what they show; content is in order, disjoint and not empty."""
    for a in found:
        for part in (a.source, a.cue):
            assert part is None or (
                text[part.start : part.end] == part.text and part.text.strip() == part.text != ""
            )
        assert a.content
        assert all(0 <= c.start < c.end <= len(text) for c in a.content)
        assert all(one.end <= other.start for one, other in zip(a.content, a.content[1:], strict=False))


PIECES = st.sampled_from(
    [
        *(
            '"',
            "\u201c",
            "\u201d",
            "'",
            "``",
            "''",
            "\u2018",
            "\u2019",
            ",",
            ".",
            ":",
            "-",
            "(",
            ")",
            "?",
            "\u2014",
        ),
        *(
            "\n\n",
            " ",
            " the minister ",
            " told reporters ",
            "We will go",
            " according to ",
            " was accused of ",
        ),
        *(
            " claims ",
            " denied ",
            " reportedly ",
            "killing 12 people",
            "Q: ",
            " SAID ",
            " said ",
            "Trump",
            " that ",
        ),
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_are_sound_on_any_text(nlp, text: str) -> None:
    from datetime import date

    from dateline.model import Article
    from dateline.text import read

    parsed = read(Article(id="x", text=text, published=date(2022, 1, 1)), nlp)
    sound(find(parsed, CUES), text)


SEVERAL = [
    (
        "Kyiv says Moscow shelled the dam, which Moscow denies.",
        [("Kyiv", "says", ["Moscow shelled the dam"]), ("Moscow", "denies", ["which"])],
    ),
    (
        "Troops have entered the port, the town's mayor said on Monday, a claim the army rejected.",
        [("the town's mayor", "said", ["Troops have entered the port"])],
    ),
    (
        "The guards said the North fired a shell toward the sea, the agency reported.",
        [
            ("The guards", "said", ["the North fired a shell toward the sea"]),
            ("the agency", "reported", ["The guards said the North fired a shell toward the sea"]),
        ],
    ),
    (
        "The army said it hit ten targets, while the rebels put the death toll at 58.",
        [("The army", "said", ["it hit ten targets"]), ("the rebels", "put", ["the death toll at 58"])],
    ),
    (
        "Rights monitors said that, according to satellite images, 40 villages had burned.",
        [("satellite images", "according to", ["40 villages had burned"])],
    ),
    (
        "The junta has expelled two envoys, the ministry said, confirming reports in the press.",
        [
            ("the ministry", "said", ["The junta has expelled two envoys"]),
            ("the ministry", "confirming", ["reports in the press"]),
        ],
    ),
    (
        "The agency quoted the general as saying that the front had held.",
        [("the general", "saying", ["that the front had held"])],
    ),
    (
        '"Moscow says it has pulled out, but we see no sign of it," the general said.',
        [("Moscow", "says", ["it has pulled out"])],
    ),
    (
        "Residents said soldiers went from house to house, shooting young men.",
        [("Residents", "said", ["soldiers went from house to house, shooting young men"])],
    ),
    (
        "There were reports that soldiers had looted shops.",
        [(None, "reports", ["that soldiers had looted shops"])],
    ),
    (
        "Ana Ruiz, 44, a nurse from the north, said the clinic had closed.",
        [("Ana Ruiz, 44, a nurse from the north,", "said", ["the clinic had closed"])],
    ),
    ("It is not clear who fired first.", [(None, "It is not clear", ["who fired first"])]),
    ("Exclusive: Army to leave the north, sources say", [("sources", "say", ["Army to leave the north"])]),
    (
        "The minister rejected the charge, calling it a lie.",
        [("The minister", "rejected", ["the charge"]), ("The minister", "calling", ["it a lie"])],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL, ids=[c[0][:45] for c in SEVERAL])
def test_speakers_are_kept_apart(reading, text: str, wanted: list[tuple[str | None, str, list[str]]]) -> None:
    found = told(find(reading(text), CUES), text)
    assert [w for w in wanted if w not in found] == []


FAR = [
    (
        'Farmers have been paid, "down to the last sack of grain," Okoro said.',
        [("Okoro", "said", ['Farmers have been paid, "down to the last sack of grain,"'])],
    ),
    (
        'One lorry "left the road and burned," while the other "stood in the ditch until noon," Marsh said.',
        [
            (
                "Marsh",
                "said",
                ['One lorry "left the road and burned," while the other "stood in the ditch until noon,"'],
            )
        ],
    ),
    (
        'She blamed the fire on a "careless hand," not on the guards, and said it was out.',
        [("She", "said", ["it was out"])],
    ),
    (
        "A fisherman from Bergen was rescued on Friday when his boat sank, reported the coastguard.",
        [
            (
                "the coastguard",
                "reported",
                ["A fisherman from Bergen was rescued on Friday when his boat sank"],
            )
        ],
    ),
    (
        "The ministry said for the first time that the files had been sold.",
        [("The ministry", "said", ["that the files had been sold"])],
    ),
    (
        "The bishops called for the general to step down.",
        [("The bishops", "called for", ["the general to step down"])],
    ),
    (
        "The envoy said the talks had collapsed and blamed the rebels for the delay.",
        [("The envoy", "blamed", ["the rebels for the delay"])],
    ),
    (
        "He released a statement saying the army had burned the mill.",
        [("He", "saying", ["the army had burned the mill"])],
    ),
    (
        'The road north, the captain said, "is mined from end to end."',
        [("the captain", "said", ["The road north", '"is mined from end to end."'])],
    ),
    (
        "The minister said the sale was on hold, hours after the buyers had left the port.",
        [("The minister", "said", ["the sale was on hold"])],
    ),
    (
        "Asked whether the port would reopen, the minister said he was hopeful.",
        [
            (None, "Asked", ["whether the port would reopen"]),
            ("the minister", "said", ["he was hopeful"]),
        ],
    ),
    (
        "The fleet lies idle: no ship has sailed since May, according to the harbour master.",
        [("the harbour master", "according to", ["no ship has sailed since May"])],
    ),
    (
        "The guards were paid, and the general decided to leave.",
        [("the general", "decided", ["to leave"])],
    ),
    (
        'The ruling angered the union\'s lawyer, Ana Ruiz: "We will go to a higher court next week."',
        [("Ana Ruiz", ":", ['"We will go to a higher court next week."'])],
    ),
    (
        "The spokesman, who used to drive taxis, denied on Friday that guards had shot two boys; the mayor"
        " was away.",
        [("The spokesman, who used to drive taxis,", "denied", ["that guards had shot two boys"])],
    ),
    (
        "Three guards beat a prisoner in the yard, two inmates and a cook told the radio on Friday.",
        [("two inmates and a cook", "told", ["Three guards beat a prisoner in the yard"])],
    ),
    (
        "The council has sacked nine clerks and asked the police to step in, the bursar, Joan Pell, told a"
        " newspaper in Gulu.",
        [
            (
                "the bursar, Joan Pell,",
                "told",
                ["The council has sacked nine clerks and asked the police to step in"],
            )
        ],
    ),
    (
        "Sudan has agreed to open the crossing at Adre, the food agency confirmed on Sunday, raising hopes of"
        " relief in Darfur.",
        [("the food agency", "confirmed", ["Sudan has agreed to open the crossing at Adre"])],
    ),
    (
        "Rebels are planning to seize the port as they have seized the railway, a regional envoy said, and"
        " shopkeepers are already closing.",
        [
            (
                "a regional envoy",
                "said",
                ["Rebels are planning to seize the port as they have seized the railway"],
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FAR, ids=[c[0][:45] for c in FAR])
def test_speech_far_from_its_speaker(
    reading, text: str, wanted: list[tuple[str | None, str, list[str]]]
) -> None:
    found = told(find(reading(text), CUES), text)
    assert [w for w in wanted if w not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        '"They shelled the mill," the farmer said. He keeps nine goats. "Two of my sons were hurt."',
        'The farmer said the mill had burned.\n\n"Two of my sons were hurt."',
        '"They shelled the mill," the farmer said.\n\n"Two of my sons were hurt."\n\n"I buried the third."',
    ],
)
def test_speech_without_a_cue_is_whose_was_the_last(reading, text: str) -> None:
    (farmer,) = [a for a in find(reading(text), CUES) if a.source and a.source.text.lower() == "the farmer"]
    assert max(part.end for part in farmer.content) == len(text)


def test_speech_after_somebody_else_came_up_has_no_speaker(reading) -> None:
    text = '"They shelled the mill," the farmer said. Grace Banda wept. "Two of my sons were hurt."'
    assert all(part.end < len(text) for a in find(reading(text), CUES) for part in a.content)


def test_lines_may_be_paragraphs(reading) -> None:
    lines = [
        '"The offer is an insult to the province," Minister Ana Lund said on the steps of the court.',
        '"It is not what we had agreed on in May. We will not sign it."',
        "Ministers from four provinces had come to the capital for two days of talks on hospitals and money.",
        '"We sign nothing," the mayor said.',
    ]
    text = "\n".join(lines)
    (lund, mayor) = [a for a in find(reading(text), CUES) if a.quote]
    assert lund.source is not None and lund.source.text == "Minister Ana Lund"
    assert text[lund.content[-1].start : lund.content[-1].end] == lines[1]
    assert mayor.source is not None and mayor.source.text == "the mayor"


@pytest.mark.parametrize(
    "text",
    [
        'Doyle was charged with the following: "He set fire to three barns in the town."',
        'Doyle was told: "You are not to leave the town before the trial."',
    ],
)
def test_to_whom_it_is_said_does_not_say_it(reading, text: str) -> None:
    assert all(a.source is None or a.source.text != "Doyle" for a in find(reading(text), CUES))


def test_what_is_not_said_is_told_by_its_refusal_alone(reading) -> None:
    text = "The envoy declined to say whether the port would reopen."
    assert [a.cue and a.cue.text for a in find(reading(text), CUES)] == ["declined"]
