"""The house rules that a program can check: sizes of files and functions, and who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "src").rglob("*.py"))
# "about" 400 and 45: a little over is no reason to cut a thing in two
LONGEST_FILE = 420
LONGEST_FUNCTION = 50


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "src" / "dateline"))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_function_fits_on_a_page(path: Path) -> None:
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _lines_of_code(node)) > LONGEST_FUNCTION
    ]
    assert not long


def _lines_of_code(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From the first statement after the docstring to the last line."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    last = node.end_lineno or node.lineno
    return last - body[0].lineno + 1


def test_rooms_import_downwards_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_file_names_a_machine() -> None:
    """No path of somebody's computer, and no address of a package registry, in what is checked in."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".lock", ".tsv", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            for unwanted in ("/" + "work/", "/" + "tmp/", "index" + "-url", "pypi" + ".org/simple"):
                assert unwanted not in text, f"{name} holds {unwanted}"
