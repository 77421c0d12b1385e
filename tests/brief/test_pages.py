"""Calendars and briefs say what they know, who says so, and what nobody read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests import events_made as made

from dateline.brief import briefs, calendars, html, markdown, plain
from dateline.brief.calendars import Window
from dateline.brief.pages import Page
from dateline.model import Event, Step

HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) **bold** "q" & \x1b[31m'
VOID = {"meta", "br", "hr", "img", "link", "input"}


def window(**bounds: object) -> Window:
    return Window(
        **{"as_of": made.day(10, 29), "from_": made.day(10, 29), "until": made.day(11, 28), **bounds}
    )


def brief(*events: Event, **changes: object) -> Page:
    past = Window(made.day(10, 29), made.day(10, 23), made.day(10, 29))
    ahead = window(from_=made.day(10, 30))
    return briefs.page(made.selection(*events, **changes), past, ahead, "Brief: Iran")


def calendar(*events: Event) -> list[str]:
    return [event.id for event in calendars.plans(events, window())]


def steps(*stages: str) -> tuple[Step, ...]:
    return tuple(Step(made.day(10, 20 + n), stage, ()) for n, stage in enumerate(stages))  # type: ignore[arg-type]


class Outline(HTMLParser):
    """The tags, ids and links of a page, and whether all tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        assert not any(name.startswith("on") for name in known)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if known.get("href"):
            self.links.append(str(known["href"]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def test_a_plan_is_shown_with_its_state_its_former_day_and_its_teller() -> None:
    (entry,) = calendars.entries(calendars.plans([made.visit()], window()))
    assert (entry.state, entry.before, entry.last_told) == ("postponed", (made.day(11, 3),), made.day(10, 29))
    assert entry.says == ("said by Finnish officials (FIN GOV)",)
    assert (entry.origins, entry.articles) == (1, 2)


@pytest.mark.parametrize("state", ["announced", "confirmed", "postponed", "cancelled", "no report"])
def test_every_state_of_a_plan_is_shown(state: str) -> None:
    assert calendar(made.visit(life=steps("announced", state), when=made.on(made.day(11, 8)))) == [made.VISIT]


def test_what_is_no_plan_is_not_shown() -> None:
    assert calendar(made.strike(), made.talks(), made.event("x", "CONSULT", life=steps("held"))) == []


def test_what_was_put_off_out_of_the_window_is_shown() -> None:
    life = (
        Step(made.day(10, 27), "announced", (), made.day(11, 3)),
        Step(made.day(10, 29), "postponed", (), made.day(12, 24)),
    )
    assert calendar(made.visit(life=life, when=made.on(made.day(12, 24)))) == [made.VISIT]
    assert calendar(made.visit(life=(), when=made.on(made.day(12, 24)))) == []


def test_what_fell_due_without_a_report_is_shown_for_a_week() -> None:
    life = steps("announced", "no report")
    assert calendar(made.visit(life=life, when=made.on(made.day(10, 25)))) == [made.VISIT]
    assert calendar(made.visit(life=life, when=made.on(made.day(10, 15)))) == []


def test_plans_without_a_day_grow_old_and_what_was_not_yet_told_is_not_known() -> None:
    dayless = made.on(None, precision="none", why="none")
    fresh = made.visit(life=steps("announced"), when=dayless)
    stale = made.visit(
        life=(), when=dayless, first_published=made.day(6, 1), last_published=made.day(6, 1)
    )  # fmt: skip
    later = made.visit(first_published=made.day(11, 2))
    assert [bool(calendar(event)) for event in (fresh, stale, later)] == [True, False, False]


def test_the_brief_tells_what_happened_who_says_so_and_what_is_disputed() -> None:
    text = " ".join(plain.text(brief()).split())
    assert "1. Assault, aerial: Iranian army against villagers, 26 October 2022" in text
    assert "denied by Iranian officials (IRN GOV)" in text
    assert "2 independent origins, 2 articles by 2 publishers: Clarion and Herald" in text
    assert "11 killed (3 to 11 told)" in text
    assert "killed: 11, says a hospital (1 independent origin) or 3 (1 independent origin)" in text
    assert "5 or more injured" in text
    assert "WHAT IS PLANNED 3. Talks, visit: Ada Lind with Finland [postponed], 8 November 2022" in text
    assert "set for 3 November 2022 before" in text
    assert "DENIED, OR SAID NOT TO HAVE HAPPENED" in text
    assert "Read: 5 articles of 27 to 29 October 2022, on 3 days of 7." in text
    assert "1999" not in text


def test_a_plan_that_was_put_off_for_no_day_is_no_plan_ahead() -> None:
    dayless = made.visit(when=made.on(None, precision="none", why="none"))
    text = plain.text(brief(dayless))
    assert "No plans for these days were told." in text
    assert text.index("POSTPONED, CALLED OFF, OR DUE WITHOUT A REPORT") < text.index("Ada Lind")


def test_what_was_put_off_for_no_day_is_set_for_none_and_was_for_its_old_one() -> None:
    put_off = made.visit(status="cancelled", life=(
        Step(made.day(10, 27), "announced", ("r3",), made.day(11, 8)),
        Step(made.day(10, 29), "postponed", ("r4",)),
    ))  # fmt: skip
    (entry,) = calendars.entries(calendars.plans([put_off], window()))
    assert (entry.state, entry.from_, entry.before) == ("postponed", None, (made.day(11, 8),))
    text = plain.text(calendars.page(made.selection(put_off), window(), "Planned"))
    assert "POSTPONED, AND NO NEW DAY TOLD" in text
    assert "[postponed], no day told" in text
    assert "set for 8 November 2022 before" in text
    assert "PLANNED\n" not in text


def test_nothing_read_and_nothing_matched_are_told_apart() -> None:
    unread = plain.text(brief(made.strike(), read={made.day(1, 1): 3}))
    assert "No articles were read for that time." in unread
    past = Window(made.day(10, 29), made.day(10, 1), made.day(10, 5))
    none = briefs.page(
        made.selection(made.strike()), past, window(), "Brief", "none of the 12 articles matched"
    )
    assert "None of the 12 articles matched." in plain.text(none)
    assert "No plans for these days were told." in plain.text(none)


def test_long_sections_say_how_much_they_leave() -> None:
    events = [made.event(f"e{n}", "ASSAULT", origins=n) for n in range(30)]
    page = brief(*events)
    assert page.sections[0].note == "The 20 most told of 30."
    assert page.sections[0].items[0].event == "e29"


def test_html_is_whole_links_within_itself_and_loads_nothing() -> None:
    text = html.text(brief())
    outline = Outline(text)
    assert len(outline.ids) == len(set(outline.ids))
    for link in outline.links:
        assert link[1:] in outline.ids if link.startswith("#") else link.startswith("https://www.")
    assert {"h1", "h2", "h3", "main", "nav", "header", "footer", "time"} <= set(outline.tags)
    assert outline.tags.count("h1") == 1
    assert not {"script", "img", "iframe", "link", "object", "base"} & set(outline.tags)
    assert '<html lang="en">' in text
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|src=", text)


def test_words_from_articles_stay_words_everywhere() -> None:
    article = made.selection().articles["a1"]
    bad = type(article)("a1", article.text, article.published, HOSTILE, "javascript:alert(1)", HOSTILE)
    strike = made.event(
        made.STRIKE, "ASSAULT", headline=HOSTILE, actors=(), reports=("r1",), publishers=(HOSTILE,)
    )  # fmt: skip
    chosen = made.selection(strike)
    page = brief(strike, articles={**chosen.articles, "a1": bad})
    shown = html.text(page)
    Outline(shown)
    assert "<script>" not in shown
    assert "javascript:" not in "".join(Outline(shown).links)
    assert "\x1b" not in shown + plain.text(page) + markdown.text(page)
    assert "<script>" not in markdown.text(page)
    assert "x](" not in markdown.text(page)
    assert "**bold**" not in markdown.text(page)


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_any_words_give_whole_html(words: str) -> None:
    page = brief(made.event("e", "ASSAULT", headline=words, publishers=(words,)))
    Outline(html.text(page))
    tree = etree.fromstring(html.text(page), etree.HTMLParser(recover=False))
    told = "".join(tree.itertext())
    assert " ".join(plain.one_line(words).split()) in " ".join(told.split())


@pytest.mark.parametrize("write", [plain.text, markdown.text, html.text])
def test_an_empty_page_is_a_page(write: object) -> None:
    page = calendars.page(made.selection(made.strike()), window(), "Planned: Iran")
    assert "None of the events that were read is a plan for these days." in write(page)  # type: ignore[operator]
