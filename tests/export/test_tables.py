"""Files read back by the programs that people read them with."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import networkx
import pandas
import pyarrow.parquet
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests import events_made as made

from dateline.export import format_named, formats, write
from dateline.export.pairs import numbers
from dateline.model import Event, Report, Selection, Toll, Where

PUBLISHED_COLUMNS = {
    "gdelt": 61, "gdelt-mentions": 16, "icews": 20, "polecat": 40, "petrarch": 8, "acled": 31, "ged": 49,
}  # fmt: skip


def put(name: str, folder: Path, selection: Selection | None = None) -> Path:
    format_ = format_named(name)
    chosen = made.selection() if selection is None else selection
    return write(format_, chosen, folder / f"{name}{format_.SUFFIX}", force=True).path


def rows(name: str, folder: Path, selection: Selection | None = None, **how: object) -> pandas.DataFrame:
    """A table without quoting as analysts read it: all cells as text, columns by the format's names."""
    known = [column.name for column in format_named(name).COLUMNS]
    header = {"header": 0} if how.pop("header", False) else {"header": None, "names": known}
    return pandas.read_csv(
        put(name, folder, selection), sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False,
        **header
    )  # fmt: skip


@pytest.mark.parametrize(("name", "many"), PUBLISHED_COLUMNS.items())
def test_a_published_format_has_its_number_of_columns(name: str, many: int) -> None:
    names = [column.name for column in format_named(name).COLUMNS]
    assert len(names) == many
    assert len(set(names)) == many


@pytest.mark.parametrize("name", formats())
def test_no_format_stumbles_over_nothing_or_over_strange_words(name: str, tmp_path: Path) -> None:
    put(name, tmp_path, Selection((), {}, {}, {}, {}, "v"))
    odd = made.event("odd", "ASSAULT", headline='a\tb\n"c"\x00;\x1b[2J', actors=(made.ARMY, made.UN),
                     size={"killed": Toll(0, None, 0)}, where=Where("A\tB", None, None, None, None, None,
                     None, None, ""))  # fmt: skip
    put(name, tmp_path, made.selection(odd))


@pytest.mark.parametrize("name", sorted(set(formats()) - {"csv", "jsonl", "parquet", "geojson", "ics"}))
def test_the_same_events_give_the_same_bytes_in_any_order(name: str, tmp_path: Path) -> None:
    first = put(name, tmp_path).read_bytes()
    chosen = made.selection()
    assert put(name, tmp_path, replace(chosen, events=tuple(reversed(chosen.events)))).read_bytes() == first


def test_gdelt_events_read_by_their_places(tmp_path: Path) -> None:
    found = rows("gdelt", tmp_path)
    assert found.shape == (4, 61)
    strike = found[found.EventCode == "195"].iloc[0]
    assert (strike.SQLDATE, strike.MonthYear, strike.Year) == ("20221026", "202210", "2022")
    assert float(strike.FractionDate) == pytest.approx(2022 + (9 * 30 + 26) / 365, abs=1e-4)
    assert (strike.Actor1Code, strike.Actor1Name, strike.Actor1CountryCode) == (
        "IRNMIL",
        "IRANIAN ARMY",
        "IRN",
    )
    assert (strike.Actor2Code, strike.Actor2Type1Code) == ("IRNCVL", "CVL")
    assert (strike.EventBaseCode, strike.EventRootCode, strike.QuadClass) == ("195", "19", "4")
    assert (strike.NumMentions, strike.NumSources, strike.NumArticles, strike.AvgTone) == ("2", "2", "2", "")
    assert (strike.ActionGeo_Type, strike.ActionGeo_CountryCode) == ("4", "IR")  # FIPS for Iran, not IRN
    assert (strike.Actor1Geo_Type, strike.DATEADDED) == ("0", "20221101123000")
    assert strike.SOURCEURL == "https://www.clarion.example/1"


def test_a_planned_visit_is_a_stated_intention_on_the_day_it_was_told(tmp_path: Path) -> None:
    visit = rows("gdelt", tmp_path, made.selection(made.visit())).iloc[0]
    assert (visit.EventCode, visit.SQLDATE, visit.QuadClass) == ("036", "20221027", "1")
    assert (visit.ActionGeo_Type, visit.ActionGeo_FeatureID) == ("1", "FR")


def test_talks_stand_both_ways_and_an_international_body_comes_first(tmp_path: Path) -> None:
    found = rows("gdelt", tmp_path, made.selection(made.talks()))
    assert sorted(zip(found.Actor1Code, found.Actor2Code, strict=True)) == [
        ("FIN", "IGOUNO"),
        ("IGOUNO", "FIN"),
    ]
    body = found[found.Actor1Code == "IGOUNO"].iloc[0]
    assert (body.Actor1CountryCode, body.Actor1KnownGroupCode, body.Actor1Type1Code) == ("", "UNO", "IGO")


@pytest.mark.parametrize("name", ["gdelt", "icews", "petrarch", "polecat", "acled", "ged"])
def test_what_was_denied_or_lies_long_ago_is_in_no_format_of_deeds(name: str, tmp_path: Path) -> None:
    format_ = format_named(name)
    kept = write(format_, made.selection(), tmp_path / "f")
    reasons = " ".join(kept.written.left_out)
    assert "negated" in reasons
    assert "background" in reasons
    for event in (made.DENIED, made.OLD):
        alone = made.selection(*(e for e in made.selection().events if e.id == event))
        assert write(format_, alone, tmp_path / f"{event}", force=True).written.rows == 0


def test_mentions_belong_to_the_events_and_point_at_the_words(tmp_path: Path) -> None:
    events, mentions = rows("gdelt", tmp_path), rows("gdelt-mentions", tmp_path)
    assert set(mentions.GLOBALEVENTID) == set(events.GLOBALEVENTID)
    chosen = made.selection()
    for row in mentions.itertuples():
        article = next(a for a in chosen.articles.values() if a.url == row.MentionIdentifier)
        at = int(row.ActionCharOffset)
        assert article.text[at:].startswith(("bombed", "visit", "talks"))
        assert int(row.MentionDocLen) == len(article.text)
    assert set(mentions.SentenceID) == {"1"}
    assert set(mentions.InRawText) == {"1"}


def test_icews_has_integers_below_two_to_the_31st(tmp_path: Path) -> None:
    found = pandas.read_csv(
        put("icews", tmp_path), sep="\t", quoting=csv.QUOTE_NONE, dtype={"CAMEO Code": str}
    )
    assert found.shape == (4, 20)
    for column in ("Event ID", "Story ID"):
        assert found[column].between(1, 2**31 - 1).all()
    strike = found[found["CAMEO Code"] == "195"].iloc[0]
    assert (strike["Source Sectors"], strike["Source Country"]) == ("Military", "Iran")
    assert (strike["City"], strike["Province"], strike["Country"]) == ("Khavar", "Fars", "Iran")
    assert strike["Publisher"] == "Clarion"


def test_polecat_writes_none_and_joins_lists(tmp_path: Path) -> None:
    found = rows("polecat", tmp_path, header=True)
    assert not (found == "").any().any()
    talks = found[found["Event ID"] == made.TALKS].iloc[0]
    assert (talks["Actor Name"], talks["Actor Country"]) == ("Finland; United Nations", "FIN; UNO")
    assert (talks["Actor COW"], talks["Primary Actor Sector"]) == ("375; None", "None")
    assert (talks["Recipient Name"], talks["Quad Code"]) == ("None", "VERBAL COOPERATION")
    visit = found[found["Event ID"] == made.VISIT].iloc[0]
    assert (visit["Event Type"], visit["Event Mode"], visit["Intensity"]) == ("AGREE", "None", "2.5")
    assert (visit["Actor Sectors"], visit["Actor Title"]) == ("GOV; ELI", "foreign minister")


def test_petrarch_has_eight_cells_and_dashes_for_nobody(tmp_path: Path) -> None:
    alone = made.event("alone", "PROTEST", actors=(), recipients=(made.ARMY,), cameo="140")
    lines = put("petrarch", tmp_path, made.selection(alone, made.strike())).read_text().splitlines()
    cells = [line.split("\t") for line in lines]
    assert {len(c) for c in cells} == {8}
    assert ["---", "IRNMIL", "140"] in [c[1:4] for c in cells]
    assert "r1;r2" in {c[5] for c in cells}


def test_the_shape_of_acled(tmp_path: Path) -> None:
    (row,) = csv.DictReader(put("acled", tmp_path).open(encoding="utf-8"))
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["interaction"], row["civilian_targeting"]) == ("State forces-Civilians", "Civilian targeting")
    assert (row["iso"], row["region"], row["fatalities"], row["geo_precision"]) == (
        "364",
        "Middle East",
        "11",
        "1",
    )
    assert re.fullmatch(r"IRN\d+", row["event_id_cnty"])


def test_the_shape_of_ged_has_best_high_low_in_this_order(tmp_path: Path) -> None:
    path = put("ged", tmp_path)
    header = path.read_text().splitlines()[0].split(",")
    at = header.index("best")
    assert header[at : at + 3] == ["best", "high", "low"]
    row = pandas.read_csv(path).iloc[0]
    assert (row.best, row.high, row.low, row.deaths_civilians) == (11, 11, 3, 11)
    assert (row.type_of_violence, row.where_prec, row.date_prec, row.country_id) == (3, 1, 1, 630)
    assert shapely.from_wkt(row.geom_wkt).coords[0] == (52.5, 29.5)
    assert row.region == "Middle East"


def test_csv_and_parquet_hold_the_same_events(tmp_path: Path) -> None:
    comma = pandas.read_csv(put("csv", tmp_path))
    table = pyarrow.parquet.read_table(put("parquet", tmp_path))
    assert list(comma.columns) == table.column_names == [c.name for c in format_named("csv").COLUMNS]
    assert list(comma["id"]) == table["id"].to_pylist() == [e.id for e in made.selection().events]
    assert table.schema.field("from").type == "date32[day]"
    assert table["actors"].to_pylist()[0] == ["Iranian army"]
    assert table["killed_best"].to_pylist()[0] == 11
    assert table["killed_high"].to_pylist()[1] is None
    assert table["from"].to_pylist()[0] == date(2022, 10, 26)
    assert comma["disputed"][0] == "killed"
    assert comma["headline"][2] == made.talks().headline
    assert table["headline"].to_pylist()[2] == made.talks().headline


def test_json_lines_are_the_records(tmp_path: Path) -> None:
    lines = put("jsonl", tmp_path).read_bytes().splitlines()
    assert tuple(msgspec.json.decode(line, type=Event) for line in lines) == made.selection().events


def test_geojson_has_points_only_where_a_place_is_known(tmp_path: Path) -> None:
    found = json.loads(put("geojson", tmp_path).read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    assert found["dateline"]["version"] == "dateline 0.1.0"
    by_id = {feature["id"]: feature for feature in found["features"]}
    assert shapely.geometry.shape(by_id[made.STRIKE]["geometry"]).equals(shapely.Point(52.5, 29.5))
    assert by_id[made.TALKS]["geometry"] is None
    assert by_id[made.STRIKE]["properties"]["place_precision"] == "city"


def test_graphml_is_a_directed_graph_of_parties(tmp_path: Path) -> None:
    found = networkx.read_graphml(put("graphml", tmp_path), force_multigraph=True)
    assert found.is_directed()
    names = {node: data["name"] for node, data in found.nodes(data=True)}
    edges = {(names[a], names[b], data["type"], data["quad"]) for a, b, data in found.edges(data=True)}
    assert ("Iranian army", "villagers", "ASSAULT", 4) in edges
    assert ("Finland", "United Nations", "CONSULT", 1) in edges
    assert ("United Nations", "Finland", "CONSULT", 1) in edges


def test_a_zip_holds_the_name_that_the_format_has(tmp_path: Path) -> None:
    kept = write(format_named("gdelt"), made.selection(), tmp_path)
    assert kept.path.name == "20221029000000.export.CSV.zip"
    with zipfile.ZipFile(kept.path) as packed:
        assert packed.namelist() == ["20221029000000.export.CSV"]
        with io.TextIOWrapper(packed.open(packed.namelist()[0]), encoding="utf-8") as file:
            assert len(file.readline().split("\t")) == 61


@given(st.sets(st.text(), max_size=60))
@settings(max_examples=50, deadline=None)
def test_numbers_are_apart_and_do_not_depend_on_order(keys: set[str]) -> None:
    found = numbers(keys)
    assert set(found) == keys
    assert len(set(found.values())) == len(keys)
    assert all(0 < number < 2**31 for number in found.values())
    assert numbers(sorted(keys, reverse=True)) == found


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_words_come_back_from_csv_but_for_control_codes(
    tmp_path_factory: pytest.TempPathFactory, headline: str, publishers: list[str]
) -> None:
    chosen = made.selection(made.event("e", "AID", headline=headline, publishers=tuple(publishers)))
    path = put("csv", tmp_path_factory.mktemp("csv"), chosen)
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    control = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
    for column, words in (("headline", headline), ("publishers", "; ".join(publishers))):
        assert row[column] == words.replace("\r\n", "\n").replace("\r", "\n").translate(control)


def test_reports_in_place_of_events(tmp_path: Path) -> None:
    from dateline.export.singles import of_reports

    chosen = of_reports(made.selection())
    assert len(chosen.events) == 5
    assert len(pandas.read_csv(put("csv", tmp_path, chosen))) == 5
    lines = put("jsonl", tmp_path, chosen).read_bytes().splitlines()
    assert {msgspec.json.decode(line, type=Report).id for line in lines} == set(chosen.reports)
