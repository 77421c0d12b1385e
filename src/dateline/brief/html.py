"""A page as one HTML file: no script, nothing loaded from elsewhere, all words from articles escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dateline.brief.markdown import safe_url
from dateline.brief.pages import Item, Page, Section, Source
from dateline.brief.plain import one_line

# nothing may be fetched or run, whatever an article holds
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ALARMING = frozenset({"cancelled", "not held", "no report", "negated", "denied"})
_MOVING = frozenset({"postponed", "attempted", "claimed", "hypothetical"})
_STYLE = """
:root { color-scheme: light dark; --ink: #1d2530; --soft: #56606e; --page: #fbfaf7; --card: #fff; --line:
#dcd9d0;
  --link: #0b5394; --alarm: #9b1c1c; --moving: #7a4b00; --calm: #1b5e3a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e5df; --soft: #a9b0ba; --page: #15181c; --card:
#1d2126;
  --line: #363c44; --link: #8ec2ff; --alarm: #ff9d94; --moving: #f0c070; --calm: #8fd6ac; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; overflow-wrap: anywhere; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; border-bottom: 2px solid var(--ink); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.06rem; line-height: 1.4; margin: 0; display: inline; }
header p { margin: 0 0 .4rem; color: var(--soft); }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { list-style: none; margin: 1rem 0 1.25rem; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem
1.1rem; } .note { color: var(--soft); }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .9rem 1.1rem 1rem; margin: 0 0 .9rem; }
article:target { border-color: var(--link); }
.when { color: var(--soft); display: block; font-size: .92rem; margin-top: .15rem; }
.number { color: var(--soft); margin-right: .3rem; font-variant-numeric: tabular-nums; }
.state { font: 600 .75rem/1 system-ui, sans-serif; letter-spacing: .02em; border: 1px solid currentColor;
  border-radius: 1rem; padding: .18rem .55rem; white-space: nowrap; vertical-align: .1em; color: var(--calm);
  }
.state.alarm { color: var(--alarm); } .state.moving { color: var(--moving); }
blockquote { margin: .6rem 0; padding-left: .8rem; border-left: 3px solid var(--line); font-style: italic; }
dl { display: grid; grid-template-columns: 7.5rem 1fr; gap: .15rem .8rem; margin: .6rem 0 0;
  font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; }
.disputed { color: var(--alarm); }
ol.sources { padding-left: 2rem; } ol.sources li { margin-bottom: .35rem; }
footer { color: var(--soft); font-size: .9rem; padding-top: 1.5rem; padding-bottom: 3rem; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .35rem; } }
@media print { nav, .skip { display: none; } body { background: none; } article { break-inside: avoid; } }
""".strip()


def text(page: Page) -> str:
    """The page as a whole HTML document."""
    sections = [(f"s-{section.id}", section.title) for section in page.sections]
    sections += [("sources", "Sources")] if page.sources else []
    links = "\n".join(f'<li><a href="#{id_}">{_words(title)}</a></li>' for id_, title in sections)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="{_words(page.version)}">
<title>{_words(page.title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the events</a>
<header>
<h1>{_words(page.title)}</h1>
{_lines(f"<p>{_words(told)}</p>" for told in page.intro)}
<nav aria-label="Sections"><ul>
{links}
</ul></nav>
</header>
<main id="main">
{_lines(map(_section, page.sections))}
{_sources(page.sources)}
</main>
<footer><p>Written by {_words(page.version)}.</p></footer>
</body>
</html>
"""


def _section(section: Section) -> str:
    note = f'<p class="note">{_words(section.note)}</p>' if section.note else ""
    own = section.id != "disputed"
    return _lines((
        f'<section id="s-{section.id}" aria-labelledby="h-{section.id}">',
        f'<h2 id="h-{section.id}">{_words(section.title)}</h2>',
        note,
        *(_item(item, own) for item in section.items),
        "</section>",
    ))  # fmt: skip


def _item(item: Item, own: bool) -> str:
    """An item; one that stands elsewhere on the page is linked, and has no id of its own."""
    title = _words(item.title)
    heading = title if own else f'<a href="#e{item.number}">{title}</a>'
    day = f' datetime="{item.day.isoformat()}"' if item.day else ""
    when = f"<time{day}>{_words(item.days)}</time>" if item.day else _words(item.days)
    return _lines((
        f'<article id="e{item.number}">' if own else "<article>",
        f'<h3><span class="number">{item.number}.</span>{heading}</h3> {_state(item.state)}',
        f'<span class="when">{when}</span>',
        f"<blockquote>{_words(item.quote)}</blockquote>" if item.quote else "",
        _facts(item),
        "</article>",
    ))  # fmt: skip


def _state(state: str) -> str:
    kind = " alarm" if state in _ALARMING else " moving" if state in _MOVING else ""
    return f'<span class="state{kind}">{_words(state)}</span>' if state else ""


def _facts(item: Item) -> str:
    rows = [
        f"<dt>{_words(fact.label)}</dt><dd{_marked(fact.label)}>{_words(fact.words)}</dd>"
        for fact in item.facts
    ]
    if item.sources:
        links = " ".join(f'<a href="#source-{n}" aria-label="source {n}">[{n}]</a>' for n in item.sources)
        rows.append(f"<dt>Sources</dt><dd>{links}</dd>")
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def _marked(label: str) -> str:
    return ' class="disputed"' if label == "Disputed" else ""


def _sources(sources: tuple[Source, ...]) -> str:
    if not sources:
        return ""
    return _lines((
        '<section id="sources" aria-labelledby="h-sources">',
        '<h2 id="h-sources">Sources</h2>',
        '<ol class="sources">',
        *(f'<li id="source-{s.number}" value="{s.number}">{_source(s)}</li>' for s in sources),
        "</ol>",
        "</section>",
    ))  # fmt: skip


def _source(source: Source) -> str:
    day = f'<time datetime="{source.published.isoformat()}">{source.published.isoformat()}</time>'
    url = safe_url(source.url)
    name = _words(source.title or source.url or "untitled")
    title = f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{name}</a>' if url else name
    publisher = f"{_words(source.publisher)}, " if source.publisher else ""
    return f"{publisher}{day}: {title}"


def _words(text: str) -> str:
    return escape(one_line(text))


def _lines(pieces: Iterable[str]) -> str:
    return "\n".join(piece for piece in pieces if piece)
