"""Direct speech: whose quoted words are, told from the words between and around the quotations.

Quotations and punctuation lead here, and the parse only helps: it is at its worst in speech. A saying verb in
the gap beside a quotation claims it where comma, colon or adjacency ties the two; a further quotation in the
paragraph without a verb of its own stays with the last speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.find.attributions.extents import saying_start
from dateline.find.attributions.quotes import Quote
from dateline.find.attributions.scene import QUOTE_MARKS, Draft, Scene, from_sentence_start
from dateline.find.attributions.sources import after, before, is_passive, noun_phrase, phrase_span, subject
from dateline.find.attributions.words import cue_span, senses_of
from dateline.knowledge.cues import Sense
from dateline.model import Span

_CONJUNCTIONS = frozenset({"that", "because", "if", "although", "though", "while", "whether", "how", "why"})
_THOUGHT = frozenset({"clause", "quote"})  # what "know" and "think" take, which may stand in what is told
_DASHES = frozenset({",", "-", "\u2014", "\u2013"})
_STOPS = frozenset(".?!;")
_SPEECH_ENDS = (",", "?", "!", "-", "\u2014", "\u2013", "\u2026", "...")


@dataclass(slots=True)
class _Turn:
    """One speaker's cue with the quotations it has claimed so far."""

    verb: Token
    sense: Sense
    low: int
    high: int
    content: list[Span] = field(default_factory=list)


def direct(scene: Scene) -> list[Draft]:
    """The attributions of all quoted speech that a verb claims."""
    turns: list[_Turn] = []
    by_paragraph: dict[int, list[Quote]] = {}
    for quote in scene.quotes:
        by_paragraph.setdefault(quote.paragraph, []).append(quote)
    carrying = {q.paragraph for q in scene.quotes if q.carried}
    speaker: _Turn | None = None
    for number, quotes in by_paragraph.items():
        carried = bool(turns) and number - 1 in carrying
        speaker = _paragraph(scene, number, quotes, turns, speaker if carried else None)
    return [draft for turn in turns if (draft := _draft(scene, turn))]


def _paragraph(
    scene: Scene, number: int, quotes: list[Quote], turns: list[_Turn], speaker: _Turn | None
) -> _Turn | None:
    """Hand the quotations of one paragraph to their speakers; returns the last speaker."""
    start, end = scene.parts[number]
    edges = [start, *(q.end for q in quotes)]
    waiting: list[Quote] = []
    for place, edge in enumerate(edges):
        left = quotes[place - 1] if place else None
        right = quotes[place] if place < len(quotes) else None
        if left and speaker is None:
            waiting.append(left)
        gap = scene.between(edge, right.start if right else end)
        leftward = _claims_left(scene, gap, left) if left else None
        if leftward and left:
            turn = _turn(leftward, gap, turns)
            _take_left(scene, turn, left, waiting, start, speaker)
            speaker, waiting = turn, []
        if right is None:
            break
        rightward = _claims_right(scene, gap, right)
        if rightward:
            lead = _leads_in(scene, rightward[0], right)
            same = leftward is not None and leftward[0] == rightward[0]
            speaker = speaker if same and speaker else _turn(rightward, gap, turns)
            waiting = []
            speaker.content.append(Span(lead, right.end))
            if front := _fronted(scene, gap, rightward[0], right):
                speaker.content.append(front)
        elif speaker and _follows_on(scene, gap, right):
            speaker.content.append(Span(right.start, right.end))
        elif gap_has_words(gap) and scene.is_speech(right):
            speaker = None
    return speaker


def gap_has_words(gap: list[Token]) -> bool:
    """Whether anything but punctuation stands in a gap."""
    return any(not t.is_punct and not t.is_space for t in gap)


def _turn(claim: tuple[Token, Sense], gap: list[Token], turns: list[_Turn]) -> _Turn:
    turn = _Turn(claim[0], claim[1], gap[0].i, gap[-1].i + 1)
    turns.append(turn)
    return turn


def _speaking(scene: Scene, token: Token) -> Sense | None:
    """The sense of a token that may introduce a quotation.

    The tagger is not to be trusted beside a quotation, but a capital within a sentence tells a name.
    """
    if token.pos_ in ("DET", "ADP", "CCONJ") or (token.tag_ in ("NNS", "NNP") and token.dep_ == "pobj"):
        return None
    if token.pos_ == "NOUN" and token.lemma_ == token.lower_:
        return None
    if token.tag_ in ("NNP", "NNPS") and token.text.istitle() and not token.is_sent_start:
        return None
    return next((s for s in senses_of(scene, token) if "quote" in s.frames), None)


def _claims_left(scene: Scene, gap: list[Token], left: Quote) -> tuple[Token, Sense] | None:
    """The verb of a gap that claims the quotation before it."""
    words = scene.text[left.start : left.end].rstrip("\"'\u201d\u2019` ")
    first = next((t for t in gap if not t.is_space), None)
    tied = words.endswith(_SPEECH_ENDS) or (
        first is not None and (first.text in _DASHES or (first.text[0].islower() and words.endswith(".")))
    )
    position = 0
    for token in gap:
        if token.text in _STOPS or token.text == ":":
            return None
        if token.is_space or token.is_punct:
            continue
        if position == 0 and (token.pos_ == "CCONJ" or (token.tag_ == "VBG" and not scene.is_speech(left))):
            return None
        sense = _speaking(scene, token)
        if sense and (tied or position == 0):
            own = _says_something_else(scene, token, finished=words.endswith(("?", "!")))
            return (token, sense) if _has_source(token, gap) and not own else None
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "aux") and position:
            return None
        position += 1
    return None


def _says_something_else(scene: Scene, verb: Token, *, finished: bool) -> bool:
    """Whether a verb after a (`finished`) quotation has its own clause: '"... out!" She said that ...'."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    after_and = verb.i > 0 and scene.doc[verb.i - 1].dep_ == "cc"
    if finished or not (after_and or any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)):
        return finished and bool(clauses)
    return any(
        scene.quoted[c.left_edge.i] < 0
        and scene.doc[c.left_edge.i - 1].text != ","
        and any(g.dep_ in ("nsubj", "nsubjpass", "expl") for g in c.children)
        and c.left_edge.lower_ != "as"
        for c in clauses
    )


def _has_source(verb: Token, gap: list[Token]) -> bool:
    low, high = gap[0].i, gap[-1].i + 1
    own = subject(verb)
    return bool((own and low <= own.i < high) or after(verb, high) or before(verb, low))


def _claims_right(scene: Scene, gap: list[Token], right: Quote) -> tuple[Token, Sense] | None:
    """The verb of a gap that claims the quotation after it."""
    if not scene.is_speech(right):
        return None
    last = next((t for t in reversed(gap) if not t.is_space), None)
    if last is None:
        return None
    tied = last.text in (",", ":") or last.text in ("\u2014", "-", "\u2013")
    first = scene.text[right.start : right.end].lstrip("\"'`\u201c\u2018 \u2026.[")[:1]
    chosen: tuple[Token, Sense] | None = None
    for token in reversed(gap):
        if token.text in _STOPS:
            break
        sense = _speaking(scene, token)
        if not sense or (token.dep_ in ("amod", "compound")):
            continue
        if not tied and not (token == last and (first.isupper() or _fronted(scene, gap, token, right))):
            break
        if _has_object(scene, token, last):
            continue
        if chosen is None or (chosen[0].dep_ == "relcl" and token.dep_ in ("ROOT", "conj")):
            chosen = (token, sense)
    return chosen


def _fronted(scene: Scene, gap: list[Token], verb: Token, right: Quote) -> Span | None:
    """What comes before the saying clause and goes on in the quotation: 'The road, she said, "is shut."'."""
    start = saying_start(verb)
    words = scene.text[right.start : right.end].lstrip("\"'`\u201c\u2018 ")
    before_verb = [t for t in gap if t.i < start]
    if not words[:1].islower() or len(before_verb) < 2 or before_verb[-1].text != ",":
        return None
    stops = [n for n, t in enumerate(before_verb) if t.text in _STOPS]
    front = [t for t in before_verb[stops[-1] + 1 if stops else 0 : -1] if not t.is_space]
    named = any(t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "pobj" for t in front)
    if not named or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in front):
        return None
    return from_sentence_start(scene, front[0].i, front[-1].i)


def _has_object(scene: Scene, verb: Token, last: Token) -> bool:
    """Whether a verb that may take a thing has one before the quotation ("acknowledged the anger, ...")."""
    if last.text == ":" or not any("object" in s.frames for s in senses_of(scene, verb)):
        return False
    return any(c.dep_ == "dobj" and verb.i < c.i <= last.i for c in verb.children)


def _leads_in(scene: Scene, verb: Token, right: Quote) -> int:
    """Where the content begins that ends in a quotation: "said that if nothing changed, "more will come"."""
    doc = scene.doc
    following = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    starts = following is not None and following.lower_ in _CONJUNCTIONS and following.idx < right.start
    return int(following.idx) if following is not None and starts else right.start


def _follows_on(scene: Scene, gap: list[Token], right: Quote) -> bool:
    """Whether a quotation without a verb of its own goes on with what the last speaker said."""
    if not scene.is_speech(right):
        return False
    words = [t for t in gap if not t.is_space]
    if not words or not gap_has_words(gap):
        return True
    return words[-1].text in (".", "?", "!", ",", ":") and sum(t.text in _STOPS for t in words) <= 1


def _take_left(
    scene: Scene, turn: _Turn, left: Quote, waiting: list[Quote], paragraph: int, speaker: _Turn | None
) -> None:
    """Give a turn the quotation before it, with the unclaimed ones and the sentence that lead up to it."""
    run = [left]
    for quote in reversed([q for q in waiting if q is not left]):
        between = scene.text[quote.end : run[0].start].strip()
        if between or not _begins_sentence(scene, quote):
            break
        run.insert(0, quote)
    start = _sentence_start(scene, turn, run[0].start, paragraph)
    turn.content += [Span(q.start, q.end) for q in _carried_before(scene, run[0])]
    first = Span(start, run[0].end)
    turn.content += [first, *(Span(q.start, q.end) for q in run[1:])]
    if speaker is not None and speaker.content and speaker.content[-1].end == left.end:
        speaker.content.pop()


def _begins_sentence(scene: Scene, quote: Quote) -> bool:
    """Whether quoted words begin as a sentence does."""
    words = scene.text[quote.start : quote.end].lstrip("\"'`\u201c\u2018 \u2026.[(")
    return not words[:1].islower()


def _carried_before(scene: Scene, quote: Quote) -> list[Quote]:
    """The quotations of the paragraphs before, whose speech this one carries on."""
    out: list[Quote] = []
    number = scene.quoted[scene.first_token(quote.start)] - 1
    while (
        number >= 0 and scene.quotes[number].carried and scene.quotes[number].paragraph == quote.paragraph - 1
    ):
        quote = scene.quotes[number]
        out.insert(0, quote)
        number -= 1
    return out


def _sentence_start(scene: Scene, turn: _Turn, start: int, paragraph: int) -> int:
    """Where the sentence begins that a quotation ends: at the quotation itself, or in the words before it."""
    before_quote = scene.text[paragraph:start].rstrip()
    whole = _ends_sentence(turn)
    if not before_quote or before_quote[-1] in ".?!:\"'\u201d\u2019)\u2014-":
        return start
    if before_quote[-1] == "," and not whole:
        return start
    for token in reversed(scene.between(paragraph, start)):
        if token.pos_ == "VERB" and (_tells if whole else _speaking)(scene, token):
            return start
        if token.text in _STOPS or (
            token.text in QUOTE_MARKS and token.i and scene.doc[token.i - 1].text in _STOPS
        ):
            follow = token.i + 1
            while follow < len(scene.doc) and scene.doc[follow].is_space:
                follow += 1
            return min(scene.doc[follow].idx, start)
    return paragraph


def _ends_sentence(turn: _Turn) -> bool:
    """Whether a saying verb tells the sentence whose last words are quoted: 'It shut, "for good," he said.'

    It is one that takes a clause, and has nothing else to say.
    """
    verb = turn.verb
    more = any(c.dep_ in ("ccomp", "dobj", "intj") and c.i > verb.i for c in verb.children)
    return "clause" in turn.sense.frames and verb.tag_ != "VBG" and not more


def _tells(scene: Scene, token: Token) -> bool:
    """Whether a verb may say what follows it: "said", "has said", "asked if"; not "known as"."""
    if is_passive(token) and not token.is_sent_start:
        return False
    frames = [(s.frames, s.nests) for s in senses_of(scene, token) if {"clause", "quote"} <= s.frames]
    return any(nests or len(taken) > len(_THOUGHT) for taken, nests in frames)


def _draft(scene: Scene, turn: _Turn) -> Draft | None:
    """The attribution of a turn: its source looked for in the gap alone."""
    content = tuple(sorted(set(turn.content)))
    if not content:
        return None
    cue = cue_span(turn.verb, turn.sense.particle, turn.low)
    return Draft(turn.verb.i, _source(scene, turn), cue, content, True, turn.sense.stance)


def _source(scene: Scene, turn: _Turn) -> Span | None:
    """The speaker of a turn: the verb's subject within the gap, or the noun phrase beside the verb."""
    verb, low, high = turn.verb, turn.low, turn.high
    found = subject(verb)
    if found is not None and low <= found.i < high:
        first, last = max(found.left_edge.i, low), min(found.right_edge.i, high - 1)
        if found.i < verb.i:
            last = min(last, verb.i - 1)
        else:
            first = max(first, verb.i + 1)
        return phrase_span(scene, first, last, found)
    participle = (
        verb.tag_ == "VBG" and found is not None and scene.paragraph[found.i] == scene.paragraph[verb.i]
    )
    if participle and found is not None:
        return noun_phrase(scene, found, 0, verb.i)
    if following := after(verb, high):
        head, start = following
        last = min(max(head.right_edge.i, head.i), high - 1)
        return phrase_span(scene, start, _with_complement(scene, last, high), head)
    done_to = any(c.dep_ == "nsubjpass" for c in verb.children)  # "she was told": she says nothing
    if not done_to and (preceding := before(verb, low)):
        return phrase_span(scene, max(preceding.left_edge.i, low), preceding.i, preceding)
    if found is not None and scene.paragraph[found.i] == scene.paragraph[verb.i]:
        return noun_phrase(scene, found, 0, verb.i)
    return None


def _with_complement(scene: Scene, last: int, high: int) -> int:
    """The last token of a speaker after the verb, with "of ..." or "from ..." that the parser lost."""
    doc = scene.doc
    if last + 1 < high and doc[last + 1].lower_ in ("of", "for", "from"):
        return min(int(doc[last + 1].right_edge.i), high - 1)
    return last
