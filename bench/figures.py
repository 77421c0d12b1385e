"""Write measured figures into the docs: `dateline evaluate ... --format jsonl | python bench/figures.py`.

Replaces what stands between the marks in docs/accuracy.md and README.md. With `--floors` it also raises the
floors in floors.toml to the figures reached; a floor goes down only by hand.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# the floors: one figure or a few a gold set, since those by type rest on too few counts
HELD = re.compile(
    r"plv\.(held\.)?(macro|accuracy|quad|pairs|pairs\.type|reports)"
    r"|attributions\.\w+\.\w+|places\..*|times\.\w+"
    r"|dispatches\.(reports|actors|recipients|status|source|whole)"
    r"|sentences\.(reports|whole|status|relate\.macro|relate\.accuracy)"
)
TITLES = {
    "plv": "PLV: marked pairs and extraction",
    "attributions": "PolNeAR: attributions",
    "places": "GeoWebNews and TR-News: places",
    "times": "AQUAINT TimeML: times",
    "dispatches": "Our own marked dispatches",
    "sentences": "Our own marked sentences: the part that nothing was learned from",
}
SHORT = {
    "plv.macro": "type of a marked pair, macro-F1 (PLV)",
    "plv.held.macro": "type of a marked pair, macro-F1 (PLV, held-back rows)",
    "plv.held.quad": "quad class of a marked pair (PLV, held-back rows)",
    "plv.pairs": "both parties extracted (PLV)",
    "plv.held.pairs": "both parties extracted (PLV, held-back rows)",
    "attributions.dev.content": "content of attributions, exact (PolNeAR dev)",
    "attributions.dev.whole": "whole attributions (PolNeAR dev)",
    "places.recognition.geowebnews": "literal names of places (GeoWebNews)",
    "places.161km.geowebnews": "of those, within 161 km (GeoWebNews)",
    "places.recognition.tr-news": "names of places (TR-News)",
    "places.161km.tr-news": "of those, within 161 km (TR-News)",
    "dispatches.held.reports": "reports, type and trigger (our dispatches, held-back ones)",
    "dispatches.held.whole": "reports, type, parties and status (our dispatches, held-back ones)",
    "sentences.relate.macro": "code of a marked pair, macro-F1 (our sentences, measured part)",
    "sentences.whole": "reports, type, parties and status (our sentences, measured part)",
    "times.relaxed": "times, overlapping (AQUAINT)",
    "times.value": "times with the right value (AQUAINT)",
}

Figure = dict[str, object]


def main(arguments: list[str]) -> None:
    """Read figures from standard input and write them where they belong."""
    figures = [json.loads(line) for line in sys.stdin if line.strip()]
    between(ROOT / "docs" / "accuracy.md", "tables", _tables(figures))
    between(ROOT / "README.md", "figures", _short(figures))
    if "--floors" in arguments:
        _raise_floors(ROOT / "floors.toml", figures)


def between(path: Path, mark: str, text: str) -> None:
    """Put a text between its two marks in a page."""
    start, end = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    page = path.read_text(encoding="utf-8")
    before, _, rest = page.partition(start)
    after = rest.partition(end)[2] or rest
    path.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")


def _tables(figures: list[Figure]) -> str:
    parts: list[str] = []
    for kind, title in TITLES.items():
        rows = [f for f in figures if str(f["name"]).split(".")[0] == kind]
        if rows:
            head = (
                "| figure | precision | recall | F1 | right | found | wanted |\n|---|---|---|---|---|---|---|"
            )
            parts.append("\n".join((f"### {title}\n", head, *map(_row, sorted(rows, key=_order)))))
    return "\n\n".join(parts)


def _order(figure: Figure) -> tuple[bool, str]:
    return ".type." in str(figure["name"]), str(figure["name"])


def _row(figure: Figure) -> str:
    counts = " | ".join(str(figure[k]) for k in ("right", "found", "wanted"))
    return f"| `{figure['name']}` | {_shares(figure, 3)} | {counts} |"


def _short(figures: list[Figure]) -> str:
    by_name = {f["name"]: f for f in figures}
    rows = [f"| {words} | {_shares(by_name[name], 2)} |" for name, words in SHORT.items() if name in by_name]
    return "\n".join(
        ("| what (`make eval` repeats all) | precision | recall | F1 |", "|---|---|---|---|", *rows)
    )


def _shares(figure: Figure, digits: int) -> str:
    shares = (figure[k] for k in ("precision", "recall", "f1"))
    return " | ".join("" if share is None else f"{share:.{digits}f}" for share in shares)


def _raise_floors(path: Path, figures: list[Figure]) -> None:
    old: dict[str, float] = {}
    if path.exists():
        old = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
    reached = {str(f["name"]): float(str(f["f1"])) for f in figures if HELD.fullmatch(str(f["name"]))}
    floors = {name: max(reached.get(name, 0.0), old.get(name, 0.0)) for name in {*reached, *old}}
    head = (
        "# The best figures reached (F1). `make eval` fails where one has fallen by more than .005.\n"
        "# `make figures` raises them; one goes down only by hand, with its reason in the commit.\n"
    )
    lines = [f'"{name}" = {value:.4f}' for name, value in sorted(floors.items())]
    path.write_text(f"{head}[floors]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
