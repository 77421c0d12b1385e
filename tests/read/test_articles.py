"""Paths in, articles out: formats, dates, ids, and everything that can be wrong with input."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Article, Failure
from dateline.read import WARNING, articles

TODAY = date(2024, 1, 1)
DAY = date(2022, 10, 27)
NEWS = "The foreign minister arrived in Wellington on Thursday for two days of talks with her counterpart."
FRENCH = (
    "Le ministre des Affaires étrangères est arrivé jeudi dans la capitale pour deux jours d'entretiens avec "
    "son homologue, a annoncé le gouvernement. Les discussions porteront sur le commerce et sur la "
    "sécurité de la région, selon un communiqué publié dans la soirée par le ministère."
)


def read(
    paths: Path | Sequence[str | Path], *, published: date | None = None, stdin: bytes | None = None
) -> tuple[list[Article], list[Failure]]:
    given_paths = [str(p) for p in ([paths] if isinstance(paths, Path) else paths)]
    found = list(articles(given_paths, published=published, today=TODAY, stdin=BytesIO(stdin or b"")))
    return [a for a in found if isinstance(a, Article)], [f for f in found if isinstance(f, Failure)]


def one(path: Path, content: str | bytes) -> tuple[list[Article], list[Failure]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path)


def only(path: Path, content: str | bytes) -> Article:
    (article,), failures = one(path, content)
    assert failures == []
    return article


# --- formats --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.news"])
def test_a_text_is_stored_whole_and_its_body_is_where_the_news_begins(tmp_path: Path, name: str) -> None:
    content = f"date 2022-10-27\r\n\r\n{NEWS}\r\nMore.\r\n"
    article = only(tmp_path / name, content)
    assert article.text == content
    assert article.text[article.body :].startswith(NEWS)
    assert (article.published, article.path) == (DAY, str(tmp_path / name))


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "text": NEWS, "published": "2022-10-27", "publisher": "Harbour News", "title": "Talks"},
        {"ID": "x", "Body": NEWS, "Date": "27 October 2022", "Source": {"name": "Harbour News"},
         "Headline": "Talks"},
        {"doc_id": "x", "content": NEWS, "publishedAt": "2022-10-27T23:50:00-11:00", "outlet": "Harbour News",
         "title": "Talks"},
        {"id": "x", "text": NEWS, "timestamp": 1666872300, "publisher": "Harbour News", "title": "Talks"},
        {"id": "x", "text": NEWS, "date": 20221027, "publisher": "Harbour News", "title": "Talks"},
        {"id": "x", "text": NEWS, "published": "", "date": "2022-10-27", "publisher": "Harbour News",
         "title": "Talks"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_an_object_gives_an_article_however_its_keys_are_spelt(
    tmp_path: Path, name: str, row: dict[str, object]
) -> None:
    article = only(tmp_path / name, json.dumps(row))
    assert (article.id, article.text, article.published, article.body) == ("x", NEWS, DAY, 0)
    assert (article.publisher, article.title) == ("Harbour News", "Talks")


@pytest.mark.parametrize(
    "wrap",
    [lambda rows: rows, lambda rows: {"status": "ok", "articles": rows}],
    ids=["array", "inside an object"],
)
def test_a_json_file_may_hold_many(tmp_path: Path, wrap) -> None:
    rows = [{"text": f"{NEWS} {n}", "published": "2022-10-27"} for n in range(3)]
    (tmp_path / "a.json").write_text(json.dumps(wrap(rows), indent=1))
    found, failures = read(tmp_path / "a.json")
    assert (len(found), failures) == (3, [])


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")]
)
def test_a_table_gives_an_article_a_row_with_line_breaks_in_its_cells(
    tmp_path: Path, name: str, delimiter: str
) -> None:
    cell = f'"{NEWS}\n\nHe said: ""no{delimiter} never""."'
    rows = [
        delimiter.join(r)
        for r in (["id", "Date", "Content"], ["a", "2022-10-27", cell], ["b", "27.10.2022", NEWS])
    ]
    (tmp_path / name).write_text("\ufeff" + "\n".join(rows))
    found, failures = read(tmp_path / name)
    assert failures == []
    assert [(a.id, a.published) for a in found] == [("a", DAY), ("b", DAY)]
    assert found[0].text == f'{NEWS}\n\nHe said: "no{delimiter} never".'


def test_of_columns_of_one_name_the_first_that_is_filled_is_read(tmp_path: Path) -> None:
    rows = f"id,published,text,text\na,2022-10-27,{NEWS},other\nb,2022-10-27,,{NEWS}\n"
    found, (notice,) = one(tmp_path / "a.csv", rows)
    assert [a.text for a in found] == [NEWS, NEWS]
    assert (notice.stage, notice.line, "text" in notice.reason) == (WARNING, 1, True)


@pytest.mark.parametrize("odd", [{"id": True}, {"language": 5}])
def test_a_field_of_the_wrong_kind_states_nothing(tmp_path: Path, odd: dict[str, object]) -> None:
    article = only(tmp_path / "a.jsonl", json.dumps({"text": NEWS, "published": "2022-10-27"} | odd))
    assert (len(article.id), article.language) == (16, "en")


def test_a_row_without_a_date_may_state_one_in_its_text(tmp_path: Path) -> None:
    article = only(tmp_path / "a.jsonl", json.dumps({"id": "x", "text": f"date 2022-10-27 {NEWS}"}))
    assert article.published == DAY
    assert article.text[article.body :] == NEWS


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Minister lands in Wellington - Harbour News</title>
<meta property="og:site_name" content="Harbour News">{meta}</head>
<body><header><nav><a href="/">Home</a></nav></header>
<article><h1>Minister lands in Wellington</h1>{line}<p>{news}</p><p>She was met there by the prime minister,
who had invited her in an earlier letter, and was driven to the old Government House for a dinner.</p>
<p>The two countries signed a treaty on 3 May 2010, which both sides say has served them well since then.</p>
</article><aside><a href="/x">Another story</a> <time datetime="2021-05-03">3 May 2021</time></aside>
<div class="comments"><div class="comment"><span class="date">4 May 2021</span> I agree.</div></div>
<footer>Copyright 2021, last built 2021-06-01, Harbour News</footer></body></html>"""


@pytest.mark.parametrize(
    ("meta", "line"),
    [
        ('<meta property="article:published_time" content="2022-10-27T22:10:00+13:00">', ""),
        ('<meta name="date" content="27 October 2022">', ""),
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2022-10-27"}</script>',
            "",
        ),
        (
            "",
            '<p class="byline">By Ann Example, <time datetime="2022-10-27T08:00">27 October 2022</time></p>',
        ),
        ("", '<div class="date">Published 27 October 2022</div>'),
        (
            '<meta name="last-modified" content="2022-10-29"><meta name="pubdate" content="2022-10-27">',
            "",
        ),
    ],
)
def test_a_page_gives_the_text_date_title_and_publisher(tmp_path: Path, meta: str, line: str) -> None:
    article = only(tmp_path / "a.html", PAGE.format(meta=meta, line=line, news=NEWS))
    assert (article.published, article.title, article.publisher) == (
        DAY,
        "Minister lands in Wellington",
        "Harbour News",
    )
    assert NEWS in article.text
    assert "Copyright" not in article.text


@pytest.mark.parametrize(
    "meta",
    [
        "",
        '<link rel="canonical" href="https://news.example/2022/10/talks">',
        '<meta name="date" content="October 2022">',
        '<meta name="date" content="03/04/2022">',
        '<meta name="date" content="2022-02-30">',
    ],
)
def test_the_date_of_a_page_is_never_guessed(tmp_path: Path, meta: str) -> None:
    found, failures = one(tmp_path / "a.html", PAGE.format(meta=meta, line="", news=NEWS))
    assert found == []
    assert "--published DATE" in failures[0].reason


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"text": NEWS, "published": "2022-10-27"}),
        f"date 2022-10-27 {NEWS}",
        PAGE.format(meta='<meta name="date" content="2022-10-27">', line="", news=NEWS),
        f"published,text\n2022-10-27,{NEWS}\n",
        f"# Talks begin\n\ndate: 2022-10-27\n\n{NEWS}",
        f'[{{"text": "{NEWS}", "published": "2022-10-27"}}]',
        f'[\n {{"text": "{NEWS}",\n "published": "2022-10-27"}}\n]\n',
    ],
    ids=["json lines", "text", "html", "csv", "markdown", "array", "array over lines"],
)
def test_standard_input_is_read_as_what_it_begins_like(content: str) -> None:
    (article,), failures = read(["-"], stdin=content.encode())
    assert (article.published, failures) == (DAY, [])
    assert NEWS in article.text


# --- dates ----------------------------------------------------------------------------------


def test_a_given_date_serves_only_an_article_that_states_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "b.txt").write_text(f"date 2022-10-27 {NEWS}")
    found, failures = read(tmp_path, published=date(2023, 1, 2))
    assert [a.published for a in found] == [date(2023, 1, 2), DAY]
    assert failures == []


def test_an_undated_article_is_named_with_what_to_do(tmp_path: Path) -> None:
    found, (failure,) = one(tmp_path / "a.txt", NEWS)
    assert found == []
    assert failure.stage == "read"
    assert "no date" in str(failure)
    assert "--published DATE" in str(failure)


@pytest.mark.parametrize(
    ("day", "taken"), [("2024-01-01", True), ("2024-01-02", True), ("2024-01-03", False)]
)
def test_a_date_to_come_is_named_and_the_article_left(tmp_path: Path, day: str, taken: bool) -> None:
    found, failures = one(tmp_path / "a.txt", f"date {day}\n{NEWS}")
    assert bool(found) is taken
    assert taken or day in failures[0].reason


def test_dates_that_contradict_each_other_are_mentioned(tmp_path: Path) -> None:
    content = f"Date: 27 October 2022\nDate: 28 October 2022\nUpdated: 30 October 2022\n\n{NEWS}"
    (article,), (notice,) = one(tmp_path / "a.txt", content)
    assert article.published == DAY
    assert (notice.stage, "2022-10-27, 2022-10-28; 2022-10-27 is taken" in notice.reason) == (WARNING, True)


# --- ids ------------------------------------------------------------------------------------


def test_an_id_is_made_of_content_not_of_the_path(tmp_path: Path) -> None:
    first = only(tmp_path / "a.txt", f"date 2022-10-27 {NEWS}")
    moved = only(tmp_path / "b.txt", f"date 2022-10-27 {NEWS}")
    other = only(tmp_path / "c.txt", f"date 2022-10-28 {NEWS}")
    assert first.id == moved.id != other.id
    assert len(first.id) == 16


def test_the_same_words_in_two_papers_are_two_articles(tmp_path: Path) -> None:
    rows = [{"text": NEWS, "published": "2022-10-27", "publisher": p} for p in ("Harbour News", "Hill Times")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found, failures = read(tmp_path)
    assert (len(found), failures) == (2, [])


def test_the_same_article_again_is_skipped_with_a_notice(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"date 2022-10-27 {NEWS}")
    (article,), (notice,) = read(tmp_path)
    assert article.path.endswith("a.txt")
    assert notice.stage == WARNING
    assert "a.txt" in str(notice)
    assert "b.txt" in str(notice)


def test_an_id_that_two_articles_claim_goes_to_the_first_and_both_places_are_named(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": f"{NEWS} {n}", "published": "2022-10-27"} for n in range(2)]
    (article,), (failure,) = one(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert article.text.endswith("0")
    assert (failure.stage, failure.article_id, failure.line) == ("read", "x", 2)
    assert "a.jsonl:1" in failure.reason


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    only(tmp_path / "a.txt", f"date 2022-10-27 {NEWS}")
    found, failures = read([tmp_path / "a.txt", tmp_path, f"{tmp_path}/*.txt"])
    assert (len(found), failures) == (1, [])


# --- folders --------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_without_hidden_files_and_those_about_it(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/y.md",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "c.css",
        "APW1998.0261",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"date 2022-10-27 {NEWS} {name}")
    found, (notice,) = read(tmp_path)
    assert [os.path.relpath(a.path, tmp_path) for a in found] == [
        "APW1998.0261",
        "b.txt",
        "a/y.md",
        "a/z.txt",
    ]
    assert notice.stage == WARNING
    assert "1 .css" in notice.reason
    assert "1 hidden" in notice.reason


def test_what_a_folder_holds_that_is_no_file_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date 2022-10-27 {NEWS}")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nothere")
    os.mkfifo(tmp_path / "c.txt")
    found, (notice,) = read(tmp_path)
    assert len(found) == 1
    assert (notice.stage, "2 that can't be opened" in notice.reason) == (WARNING, True)


@pytest.mark.parametrize("files", [[], ["README.md"], [".hidden"], ["a.png"]])
def test_a_folder_without_articles_is_named(tmp_path: Path, files: list[str]) -> None:
    for name in files:
        (tmp_path / name).write_text(NEWS)
    found, (failure,) = read(tmp_path)
    assert found == []
    assert "no articles" in failure.reason


def test_what_is_not_there_is_named_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date 2022-10-27 {NEWS}")
    found, failures = read([tmp_path / "no.txt", f"{tmp_path}/*.md", "", "a\0b", tmp_path / "a.txt"])
    assert len(found) == 1
    assert [f.stage for f in failures] == ["read"] * 4
    assert "no such file" in failures[0].reason
    assert "no file matches" in failures[1].reason
    assert str(failures[2]).startswith("'': ")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "a.txt").chmod(0)
    assert "permission denied" in read(tmp_path)[1][0].reason


# --- encodings ------------------------------------------------------------------------------

ACCENTS = f"date 2022-10-27\n{NEWS} “Señor Núñez” – he’s from São Tomé – paid €5."


@pytest.mark.parametrize(
    "data",
    [
        ACCENTS.encode("utf-8"),
        ACCENTS.encode("utf-8-sig"),
        ACCENTS.encode("utf-16"),
        b"\xfe\xff" + ACCENTS.encode("utf-16-be"),
        ACCENTS.encode("utf-16-le"),
        ACCENTS.encode("utf-16-be"),
        ACCENTS.encode("utf-32"),
        ACCENTS.encode("cp1252"),
    ],
    ids=[
        "utf-8",
        "with mark",
        "utf-16",
        "utf-16 be",
        "le without mark",
        "be without mark",
        "utf-32",
        "cp1252",
    ],
)
def test_an_encoding_is_told_and_its_mark_dropped(tmp_path: Path, data: bytes) -> None:
    assert only(tmp_path / "a.txt", data).text == ACCENTS


def test_a_stray_byte_is_read_as_windows_does_and_mentioned(tmp_path: Path) -> None:
    data = ACCENTS.encode() + b" He\x92s caf\xe9."
    (article,), (notice,) = one(tmp_path / "a.txt", data)
    assert article.text == ACCENTS + " He’s café."
    assert notice.stage == WARNING
    assert "not UTF-8" in notice.reason


def test_of_two_encodings_in_one_file_both_are_read(tmp_path: Path) -> None:
    data = (
        ACCENTS.encode() + b" The owners of the \x93Caf\xe9 S\xe3o Tom\xe9\x94 say that they paid \x80 9." * 9
    )
    (article,), (notice,) = one(tmp_path / "a.txt", data)
    assert article.text == ACCENTS + " The owners of the “Café São Tomé” say that they paid € 9." * 9
    assert (notice.stage, "not UTF-8" in notice.reason) == (WARNING, True)


def test_a_stray_byte_in_one_line_of_json_costs_nothing(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": f"{NEWS} {n} é", "published": "2022-10-27"}, ensure_ascii=False) for n in range(3)
    ]
    found, (notice,) = one(
        tmp_path / "a.jsonl", b"\n".join(x.encode("cp1252" if "1 é" in x else "utf-8") for x in lines)
    )
    assert [a.text[-1] for a in found] == ["é"] * 3
    assert (notice.stage, notice.line) == (WARNING, 2)


def test_a_nul_byte_in_a_text_is_replaced_and_mentioned(tmp_path: Path) -> None:
    rows = f"id,published,text\na,2022-10-27,{NEWS}\nb,2022-10-27,{NEWS}\x00 Then she left.\n"
    found, (notice,) = one(tmp_path / "a.csv", rows)
    assert [a.text[len(NEWS) :] for a in found] == ["", "\ufffd Then she left."]
    assert (notice.stage, notice.line, "NUL" in notice.reason) == (WARNING, 3, True)
    (article,), (notice,) = one(tmp_path / "b.txt", f"date 2022-10-27\n{NEWS}\x00")
    assert (article.text[-1], "NUL" in notice.reason) == ("\ufffd", True)


# --- bad input ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\xef\xbb\xbf\n", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.json", b"[]", "no articles"),
        ("a.txt", b"date 2022-10-27\n\n", "below its header"),
        ("a.txt", b"%PDF-1.7 xx", "a PDF"),
        ("a.jsonl", b"PK\x03\x04 xx", "a zip"),
        ("a.txt", b"abc\x00\x01\x02\x03" * 99, "NUL bytes"),
        ("a.txt", b"\x00\x01\x00\x02" * 99, "NUL bytes"),
        ("a.txt", b"\x00\x01\x02", "NUL bytes"),
        ("a.csv", b'published,text\n2022-10-27,"open\n2022-10-27,x\n', "never closed"),
        ("a.dat", b"\x89PNG\r\n\x1a\n\x00", "a PNG"),
        ("a.json", b'{"text": ', "not valid JSON"),
        ("a.jsonl", b"[" * 100_000, "nested too deeply"),
        ("a.csv", b"name,age\nx,3\n", "no column of texts"),
        ("a.csv", b"id,published,text\n\n", "no articles stand below its header"),
        ("a.jsonl", b'{"text": "a\tb"}', "invalid control character (column 12)"),
        ("a.jsonl", b'{"text": ' + b"9" * 5_000 + b"}", "not valid JSON: a number has too many digits"),
        ("a.jsonl", json.dumps({"text": NEWS, "date": "2022-10"}).encode(), "has no day, so its events"),
        (
            "a.jsonl",
            json.dumps({"text": NEWS, "date": "soon"}).encode(),
            "write it as 2022-10-27, or give it one by",
        ),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.txt", b"date 2022-02-30\n" + NEWS.encode(), "'2022-02-30' is no day"),
        ("a.txt", f"date 2022-10-27\n{FRENCH}".encode(), "in French, not English"),
        (
            "a.txt",
            "date 2022-10-27\nМинистр иностранных дел прибыл в столицу на переговоры.".encode(),
            "in Russian",
        ),
        (
            "a.txt",
            b"date 2022-10-27\nDer Minister reiste am Montag nach Kiew und traf dort den Kanzler.",
            "in German",
        ),
        ("a.txt", b"date 2022-10-27\nLe premier ministre a promis une aide rapide aux ports.", "in French"),
        (
            "a.txt",
            b"date 2022-10-27\nIl ministro ha incontrato a Lisbona il sindaco della capitale.",
            "in Italian",
        ),
        (
            "a.txt",
            b"date 2022-10-27\nDe politie was op de hoogte van de brand in de haven van Gent.",
            "in Dutch",
        ),
        (
            "a.txt",
            b"date 2022-10-27\nMenteri luar negeri tiba di ibu kota pada hari Kamis untuk berunding.",
            "Indonesian",
        ),
        (
            "a.jsonl",
            json.dumps({"text": NEWS, "published": "2022-10-27", "language": "de"}).encode(),
            "in German",
        ),
        ("a.jsonl", b'{"published": "2022-10-27"}', "no text"),
        ("a.jsonl", b'{"text": ["a"], "published": "2022-10-27"}', "not a string"),
        ("a.jsonl", b'"a"', "not an object"),
    ],
)
def test_bad_input_gets_one_line_naming_file_and_reason(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    found, (failure,) = one(tmp_path / name, content)
    assert found == []
    assert failure.stage == "read"
    assert str(failure).startswith(str(tmp_path / name))
    assert words in failure.reason
    assert "\n" not in str(failure)


def test_a_broken_line_is_named_by_number_and_the_rest_read(tmp_path: Path) -> None:
    row = {"text": NEWS, "published": "2022-10-27", "id": "a"}
    lines = [
        json.dumps(row),
        '{"text": "cut off',
        "",
        json.dumps(row | {"id": "b"}),
        json.dumps(row | {"id": "c", "text": ""}),
    ]
    found, failures = one(tmp_path / "a.jsonl", "\n".join(lines))
    assert [a.id for a in found] == ["a", "b"]
    assert [f.line for f in failures] == [2, 5]


def test_a_row_with_cells_missing_is_named_by_line_and_the_rest_read(tmp_path: Path) -> None:
    found, failures = one(
        tmp_path / "a.csv", f"id,date,text\na,2022-10-27\nb,2022-10-27,{NEWS}\nc,2022-02-30,{NEWS}\n"
    )
    assert [a.id for a in found] == ["b"]
    assert [f.line for f in failures] == [2, 4]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_a_very_long_article_and_a_line_without_spaces_are_read(tmp_path: Path, name: str) -> None:
    text = f"{NEWS} " * 52_000 + "x" * 1_000_000
    content = {
        "a.txt": f"date 2022-10-27\n{text}",
        "a.jsonl": json.dumps({"text": text, "published": "2022-10-27"}),
        "a.csv": f"published,text\n2022-10-27,{text}",
    }[name]
    assert only(tmp_path / name, content).text.endswith(text)
    alone = "x" * 1_000_000
    assert only(tmp_path / "b.txt", f"date 2022-10-27\n{alone}").text.endswith(alone)


@pytest.mark.parametrize(
    "text",
    [
        "Paris.",
        "Coup d'état au Niger",
        "Vladimir Putin meets Xi Jinping, Narendra Modi",
        "1 2 3 4",
        "x" * 500,
        "Police arrest 30 in Lisbon protest, mayor calls emergency council meeting",
        "Norway, Sweden sign Arctic search treaty as ministers end Oslo summit",
    ],
)
def test_a_text_too_short_to_tell_its_language_has_the_benefit_of_the_doubt(
    tmp_path: Path, text: str
) -> None:
    assert only(tmp_path / "a.txt", f"date 2022-10-27\n{text}").language == "en"


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_many_articles_are_read_in_little_memory(tmp_path: Path, name: str) -> None:
    path, text = tmp_path / name, NEWS * 100
    with path.open("w") as file:
        file.write("id,published,text\n" if name == "a.csv" else "")
        for n in range(600):
            row = f"{n},2022-10-27,{text}{n}" if name == "a.csv" else json.dumps(
                {"id": n, "published": "2022-10-27", "text": text + str(n)}
            )  # fmt: skip
            file.write(row + "\n")
    next(iter(articles([str(path)], today=TODAY)))  # what is loaded once is not counted
    tracemalloc.start()
    count = sum(isinstance(a, Article) for a in articles([str(path)], today=TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < path.stat().st_size / 3


# --- whatever comes in ----------------------------------------------------------------------

PIECES = st.sampled_from(
    [b"date ", b"Date: ", b"2022-10-27", b"27 October 2022", b"\n", b"\r\n", b"---\n", b"# Talks\n\n",
     b"<html>", b"<p>",
     b"{", b'"text": "', b'", "published": "', b'"}', b"[", b",", b'"', b"text,date\n", b"\xff\xfe",
     b"\x00", b"\x92", b"\xe2\x80", b"KYIV, Oct 27 -", b"99999999999", b"\\ud800", NEWS.encode()]
)  # fmt: skip
SUFFIXES = st.sampled_from(["txt", "md", "jsonl", "json", "csv", "html", "x"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES | st.binary(max_size=30), max_size=12), suffix=SUFFIXES)
def test_whatever_bytes_come_in_nothing_is_raised_and_the_body_lies_in_the_text(
    tmp_path: Path, pieces: list[bytes], suffix: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    data = b"".join(pieces)
    path.write_bytes(data)
    for given_paths in ([str(path)], ["-"]):
        for item in articles(given_paths, published=DAY, today=TODAY, stdin=BytesIO(data)):
            assert isinstance(item, Article | Failure)
            assert "\n" not in item.path
            if isinstance(item, Article):
                assert 0 <= item.body <= len(item.text)
                item.text.encode()  # nothing that can't be written out again


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1, max_size=80)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, break_=st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_offsets_into_a_text_are_offsets_into_the_file(tmp_path: Path, words: str, break_: str) -> None:
    content = f"date 2022-10-27{break_}{NEWS}{break_}{words}"
    (tmp_path / "a.txt").write_bytes(content.encode())
    for item in articles([str(tmp_path / "a.txt")], today=TODAY):
        if isinstance(item, Article):
            assert item.text == content
            assert item.text[item.body :].startswith(NEWS)
