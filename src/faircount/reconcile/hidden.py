"""Counts that a source hid and that its other figures give away; the counts themselves are never said."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.bounds.explain_conflict import area_name
from faircount.reconcile.case import ReconciliationCase, largest_area
from faircount.reconcile.explain import explain
from faircount.reconcile.finding import Certainty, Finding
from faircount.reconcile.words import capital, in_words, slug
from faircount.tables.figure import Figure
from faircount.vocabulary.status import HIDDEN


def hidden(case: ReconciliationCase) -> Iterator[Finding]:
    """Every source in which hidden counts can be worked out from what stands beside them. Which ones is not said."""
    given_away: dict[str, list[Figure]] = {}
    for place, known in case.implied.ranges(lambda figure: figure.status in HIDDEN and figure.count is None).items():
        if known.is_point:
            given_away.setdefault(case.figures[place].source_id, []).append(case.figures[place])
    for source_id, figures in given_away.items():
        yield _can_be_worked_out(case, source_id, figures)


def _can_be_worked_out(case: ReconciliationCase, source_id: str, figures: list[Figure]) -> Finding:
    area = largest_area(figures)
    many = len(figures) > 1
    what = f"{in_words(len(figures))} hidden counts" if many else "a hidden count"
    title = case.sources[source_id].title if source_id in case.sources else source_id
    return Finding(
        key=slug(area_name(area), "hidden", source_id),
        check="hidden",
        area=area,
        severity=Certainty.WORTH_ASKING,
        title=f"{capital(what)} can be worked out",
        subtitle=title,
        figures=(),
        rule="A count that is hidden must not follow from the counts that are shown",
        rule_here="Totals and other figures leave only one count possible",
        arithmetic=(),
        one_sentence=f"In this source {what} can be worked out from the figures beside {'them' if many else 'it'}.",
        not_said="Which they are, and what they are, is not said here; whoever published the figures should be told first.",
        explanations=explain(case, (), ()),
        sources=(source_id,),
    )
