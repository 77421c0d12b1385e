"""Copies: which articles have their words from one origin, by near-duplicate text and by credit.

Two articles are copies where the Jaccard index of their runs of three words, estimated by MinHash
(Broder 1997), is high enough; less is enough where both credit one agency, since papers shorten its copy.
Nothing is hidden: a copy is only no second witness.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from dateline.corroborate.unions import Unions
from dateline.knowledge.event_rules import EventRules
from dateline.model import Article, Origin, Signature

_PERMUTATIONS, _SEED, _RUN = 128, 1, 3
_ROWS = 4  # numbers of one band: copies that share 0.55 of their runs share a band in 95 of 100 cases
_COPY = 0.5  # Jaccard index above which two texts are copies
_CREDITED = 0.3  # as much is enough where both credit one agency
_PIECE = 100_000  # pairs compared at once
_DAYS = 10  # between two copies
_LEAD, _TAIL = 260, 160  # characters in which a credit stands
_TOKEN = re.compile(r"\w+")
_DATELINE = re.compile(
    r"^[^\n]{0,120}?[(/](?P<name>[A-Z][\w.&' -]{1,40}?)[)/]\s*(?P<dash>--?|[\u2010-\u2015_:])?", re.MULTILINE
)
_SIGNED = re.compile(r"(?:\((?P<a>[^()\n]{2,40})\)|[\u2010-\u2015-]{1,2} ?(?P<b>[A-Z][^()\n.]{1,40}))\.?\s*$")


def signature(article: Article, rules: EventRules) -> Signature:
    """What tells whether an article is a copy: a MinHash of its body and the agency that it credits."""
    body = article.text[article.body :]
    tokens = _TOKEN.findall(body.casefold())
    runs = {" ".join(tokens[n : n + _RUN]) for n in range(max(1, len(tokens) - _RUN + 1))}
    made = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    made.update(sorted(runs))
    digest = struct.pack(f"<{_PERMUTATIONS}I", *made.digest())
    return Signature(article.id, article.published, wire(article, rules), digest)


def wire(article: Article, rules: EventRules) -> str:
    """The agency that an article credits: in its dateline, as publisher, or at its end; "" where none."""
    body = article.text[article.body :].strip()
    lead = body[:_LEAD]
    for found in _DATELINE.finditer(lead):
        name = found["name"].strip()
        if name in rules.wires or found["dash"]:
            return rules.wires.get(name, name)
    if article.publisher in rules.wires:
        return rules.wires[article.publisher]
    if signed := _SIGNED.search(body[-_TAIL:]):
        return rules.wires.get((signed["a"] or signed["b"]).strip(), "")
    return ""


def bands(signature: Signature) -> tuple[str, ...]:
    """The keys under which a signature is looked up: two copies share one with near certainty."""
    width = 4 * _ROWS
    pieces = (signature.shingles[n : n + width] for n in range(0, len(signature.shingles), width))
    return tuple(f"{n}:{piece.hex()}" for n, piece in enumerate(pieces))


def origins(signatures: Iterable[Signature]) -> dict[str, Origin]:
    """The origin of each article, by article id; the outcome does not depend on their order.

    To add articles, give it the new ones and all that share a band with one of them or an origin with such.
    """
    ordered = sorted(
        {s.article_id: s for s in signatures}.values(), key=lambda s: (s.published, s.article_id)
    )
    parts = Unions(len(ordered))
    for a, b, alike in _near(ordered):
        if alike >= _needed(ordered[a], ordered[b]):
            parts.join(a, b)
    found = {}
    for n, mine in enumerate(ordered):
        first = ordered[parts.leader(n)]
        found[mine.article_id] = Origin(mine.article_id, first.article_id, mine.wire, likeness(first, mine))
    return found


def likeness(a: Signature, b: Signature) -> float:
    """The estimated Jaccard index of two articles' runs of words (0 to 1; standard error at most 0.045)."""
    if a.article_id == b.article_id:
        return 1.0
    return round(float(np.mean(_numbers(a.shingles) == _numbers(b.shingles))), 3)


def witnesses(articles: Iterable[str], known: Mapping[str, Origin]) -> dict[str, str]:
    """By article id, the witness that it is: those of one origin or one credited agency are the same.

    Two papers that credit one agency for their account of one event are one witness, however they word it.
    """
    ordered = sorted(set(articles))
    parts, first = Unions(len(ordered)), dict[str, int]()
    for n, article in enumerate(ordered):
        origin = known.get(article) or Origin(article, article)
        for name in filter(None, (f"origin {origin.id}", origin.wire and f"wire {origin.wire}")):
            parts.join(n, first.setdefault(name, n))
    return {article: ordered[parts.leader(n)] for n, article in enumerate(ordered)}


def _near(ordered: Sequence[Signature]) -> Iterator[tuple[int, int, float]]:
    """The pairs that share a band, each once, with their likeness."""
    if not ordered:
        return
    rows = np.stack([_numbers(s.shingles) for s in ordered])
    pairs: set[int] = set()
    for start in range(0, _PERMUTATIONS, _ROWS):
        by_band: dict[bytes, list[int]] = defaultdict(list)
        band = np.ascontiguousarray(rows[:, start : start + _ROWS])
        for n, key in enumerate(band.view(f"V{4 * _ROWS}").ravel().tolist()):
            by_band[key].append(n)
        for members in by_band.values():
            for at, a in enumerate(members):
                pairs.update(a * len(ordered) + b for b in members[at + 1 :])
    codes = np.array(sorted(pairs), dtype=np.int64)
    for piece in np.array_split(codes, len(codes) // _PIECE + 1):
        one, other = np.divmod(piece, len(ordered))
        alike = np.mean(rows[one] == rows[other], axis=1)
        yield from zip(one.tolist(), other.tolist(), alike.tolist(), strict=True)


def _needed(a: Signature, b: Signature) -> float:
    """The likeness from which two articles are copies; more than there is where they lie too far apart."""
    if abs((a.published - b.published).days) > _DAYS:
        return 2.0
    return _CREDITED if a.wire and a.wire == b.wire else _COPY


def _numbers(shingles: bytes) -> npt.NDArray[np.uint32]:
    return np.frombuffer(shingles, dtype="<u4")
