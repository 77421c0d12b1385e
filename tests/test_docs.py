"""The docs say what the program does: fields, tables and verbs are all described, and the examples run."""

from __future__ import annotations

import io
import json
import re
import shlex
import tomllib
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dateline import model, pipeline
from dateline.cli import app
from dateline.cli.pairs import Pair, Phrase, Resolved
from dateline.knowledge import cues, event_rules, lightverbs, sizes, times, triggers
from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
README, RECORDS, PACKS, ACCURACY = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "docs/records.md", "docs/packs.md", "docs/accuracy.md")
)
VERBS = [command.callback.__name__ for command in app.registered_commands if command.callback]
RECORD_TYPES = (
    model.Report, model.Actor, model.When, model.Where, model.ReportAttribution, model.ReportSource,
    model.Size, model.Layers, model.Time, model.Place, model.ActorLayer, model.Attribution,
    model.Event, model.Party, model.Teller, model.Version, model.Toll, model.Step, model.Link, model.Origin,
    Pair, Phrase, Resolved,
)  # fmt: skip
RULE_TYPES = (
    triggers.Trigger, triggers.Operator, lightverbs.LightVerb, cues.Cue, sizes.SizeGroup, sizes.Bound,
    sizes.Amount, sizes.Currency, sizes.People, times.TimeWords, times.TimePart, times.TimePattern,
    times.FamousDay, event_rules.Kin, event_rules.Act, event_rules.Weight, event_rules.EventWords,
    event_rules.WireAgency, event_rules.Wording,
)  # fmt: skip


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def fields(shape: type[msgspec.Struct]) -> list[str]:
    return [f"{shape.__name__}.{f.encode_name}" for f in msgspec.structs.fields(shape)]


@pytest.mark.parametrize("field", [f for shape in RECORD_TYPES for f in fields(shape)])
def test_every_field_of_a_record_is_described(field: str) -> None:
    name = field.partition(".")[2]
    assert re.search(rf'[`"]{name}[`"]', RECORDS), f"docs/records.md says nothing of {field}"


@pytest.mark.parametrize("field", [f for shape in RULE_TYPES for f in fields(shape)])
def test_every_key_of_a_rule_is_described(field: str) -> None:
    name = field.partition(".")[2]
    assert f"`{name}`" in PACKS, f"docs/packs.md says nothing of {field}"


def shipped() -> list[Path]:
    return sorted((ROOT / "src/dateline/packs").rglob("*"))


def table_names() -> list[str]:
    tomls = (p for p in shipped() if p.suffix == ".toml")
    return sorted({name for p in tomls for name in tomllib.loads(p.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("name", table_names())
def test_every_table_of_the_packs_is_described(name: str) -> None:
    assert f"`[[{name}]]`" in PACKS


@pytest.mark.parametrize("path", [p for p in shipped() if p.suffix == ".tsv"], ids=lambda p: p.name)
def test_every_list_of_the_packs_is_described_with_its_columns(path: Path) -> None:
    assert f"`{path.name}`" in PACKS
    lines = path.read_text(encoding="utf-8").splitlines()
    header = next(line for line in lines if not line.startswith("#")).split("\t")
    assert all(re.search(rf"\b{column}\b", PACKS) for column in header)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert f"`dateline {verb}" in README


def test_the_record_of_the_docs_is_one_that_the_program_reads() -> None:
    (example,) = blocks(RECORDS, "json")
    report = msgspec.json.decode(example, type=model.Report)
    assert json.loads(example) == json.loads(msgspec.json.encode(report))
    sentence = re.search(r'Published on .*?: "(.*?)"\n', RECORDS)
    assert sentence
    assert report.sentence.text == sentence[1]
    for evidence in (report.trigger, report.actors[0].evidence, report.where.evidence):
        assert evidence is not None
        assert sentence[1][evidence.start : evidence.end] == evidence.text


def test_the_program_still_makes_the_record_of_the_docs(coder: Coder) -> None:
    (example,) = blocks(RECORDS, "json")
    told = msgspec.json.decode(example, type=model.Report)
    article = model.Article(id="story-1", text=told.sentence.text, published=date(2022, 10, 27))
    (made,) = coder.code(article).reports
    assert (made.type, made.mode, made.status, made.when, made.where.geonameid) == (
        told.type,
        told.mode,
        told.status,
        told.when,
        told.where.geonameid,
    )


def test_the_first_rule_of_the_docs_comes_out_right(coder: Coder, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(blocks(PACKS, "toml")[0], encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert done.exit_code == 0, done.output


def test_the_shell_and_python_examples_of_the_readme_run(coder: Coder, monkeypatch) -> None:
    monkeypatch.setattr(pipeline, "Coder", lambda *given: coder)
    (line,) = [x for x in "".join(blocks(README, "sh")).splitlines() if "dateline code -" in x]
    said, _, command = line.partition(" | ")
    done = CliRunner().invoke(app, shlex.split(command)[1:], input=shlex.split(said)[1])
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[0])["status"] == "negated"
    (code,) = blocks(README, "python")
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert "ASSAULT" in out.getvalue()


@pytest.mark.parametrize("block", blocks(README, "text"))
def test_the_excerpts_of_the_readme_are_what_is_printed(coder: Coder, monkeypatch, block: str) -> None:
    monkeypatch.setattr(pipeline, "Coder", lambda *given: coder)
    command, *shown = block.splitlines()
    words = [str(ROOT / w) if w.startswith("samples/") else w for w in shlex.split(command)[2:]]
    printed = CliRunner().invoke(app, [*words, "--format", "table"]).stdout
    # widths and wording of reasons may change; what was coded may not
    for wanted in ("CONSULT", "visit", "cancelled", "Antony", "Blinken", "China"):
        assert wanted in printed
        assert wanted in block
    assert shown


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_each_figure_stands_beside_the_command_that_repeats_it() -> None:
    assert "make eval" in README
    assert "dateline evaluate" in ACCURACY
