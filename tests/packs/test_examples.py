"""Every example and every `not` of every shipped rule, as a test of its own."""

from __future__ import annotations

import pytest

from dateline.evaluate.packs import Trial, rule_trials
from dateline.knowledge import packs, triggers
from dateline.pipeline import Coder

FOLDERS = packs.folders()
RULES = triggers.load(FOLDERS)
PATHS = {name: packs.table_paths(FOLDERS, name) for name in ("trigger", "operator")}
CASES = [
    *((PATHS["trigger"][rule.id], rule) for rule in RULES.triggers.values()),
    *((PATHS["operator"][rule.id], rule) for rule in RULES.operators.values()),
]


@pytest.mark.parametrize(("path", "rule"), CASES, ids=[rule.id for _, rule in CASES])
def test_rule_reads_its_examples_and_leaves_its_nots_alone(path, rule, coder: Coder) -> None:
    wrong = [t for t in rule_trials(rule, path, coder.candidates) if t.wrong]
    assert not wrong, "\n".join(_told(t) for t in wrong)


def _told(trial: Trial) -> str:
    return f"{trial.path.name}:{trial.line} {trial.sentence}\n  {trial.wrong}"
