"""Looking up by place gives what going through everything would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.index import Index
from dateline.model import Span

spans = st.tuples(st.integers(0, 9_000), st.integers(1, 3_000)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=40), spans)
def test_an_index_finds_exactly_what_overlaps(items: list[Span], wanted: Span) -> None:
    numbered = [(span, (number, span)) for number, span in enumerate(items)]
    found = Index(numbered).over(wanted)
    assert sorted(found) == [item for span, item in numbered if span.overlaps(wanted)]
