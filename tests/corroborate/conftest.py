"""The rules of corroboration, loaded once."""

from __future__ import annotations

import pytest

from dateline.knowledge import event_rules
from dateline.knowledge.event_rules import EventRules
from dateline.knowledge.packs import folders


@pytest.fixture(scope="session")
def rules() -> EventRules:
    return event_rules.load(folders())
