"""A percentage that was printed for two counts and is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from faircount.bounds.explain_conflict import area_name, count
from faircount.patterns import regex
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Evidence, Explanation, Finding
from faircount.reconcile.words import capital, change, percent, placed, sources_of, thing
from faircount.tables.figure import Figure

_PRINTED = regex(r"(?:^|;)\s*printed_change=([+−-]?\d+(?:\.\d+)?)\s*%?")


def printed_change(case: ReconciliationCase) -> Iterator[Finding]:
    """Every printed percentage that the two counts do not give, neither rounded nor cut off. Without a base, nothing is said."""
    for figure in case.answers:
        found = _PRINTED.search(figure.note)
        before = _base(case, figure) if found else None
        if found is None or before is None or not before.count or figure.count is None:
            continue
        printed = Decimal(found[1].replace("−", "-"))
        exact = Decimal(100 * (figure.count - before.count)) / Decimal(before.count)
        if not _agrees(exact, printed):
            yield _not_theirs(case, before, figure, printed)


def _base(case: ReconciliationCase, figure: Figure) -> Figure | None:
    """The earlier count of the same source that is nearest in time."""
    earlier = [
        each
        for each in case.like(figure, "period")
        if each.source_id == figure.source_id and each.period.end < figure.period.start
    ]
    return max(earlier, key=lambda each: each.period, default=None)


def _agrees(exact: Decimal, printed: Decimal) -> bool:
    """Whether rounding halves up or cutting off gives the printed digits: the second is a slip, not a clash."""
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return abs(exact - printed) < step and (exact.quantize(step, ROUND_HALF_UP) == printed or abs(printed) <= abs(exact))


def _not_theirs(case: ReconciliationCase, before: Figure, after: Figure, printed: Decimal) -> Finding:
    old, new = before.count or 1, after.count or 0
    right, said = change(old, new), f"{printed:+,}%".replace("-", "−")
    return Finding(
        key=key_of("printed-change", (after,)),
        check="printed change",
        area=after.area,
        severity=Certainty.IMPOSSIBLE,
        title=f"{count(old)} to {count(new)} is {right}, not {said}",
        subtitle=f"{capital(thing(after))}, {area_name(after.area)}, {before.period.label} and {after.period.label}",
        figures=(before, after),
        rule="A change in percent is the difference divided by the earlier count",
        rule_here=f"The report prints {said} for the change from {count(old)} to {count(new)}",
        arithmetic=(
            f"({count(new)} − {count(old)}) ÷ {count(old)} = {right}",
            f"{count(new)} ÷ {count(old)} = {percent(new, old, 1)}",
        ),
        one_sentence=f"From {count(old)} to {count(new)} is a change of {right}, so {said} cannot be theirs.",
        not_said="Not that the counts are wrong: only the percentage is judged.",
        explanations=explain(case, (after,), ("misprint", "stale value", "wrong year"), _percent_of(old, new, printed)),
        sources=sources_of((before, after)),
        chart_title="The two counts",
        bars=(CountBar(placed(before), old), CountBar(placed(after), new)),
    )


def _percent_of(old: int, new: int, printed: Decimal) -> list[Explanation]:
    ratio = Decimal(100 * new) / Decimal(old)
    if not _agrees(ratio, printed):
        return []
    reason = f"{count(new)} is {percent(new, old, 1)} of {count(old)}: the percentage of, printed as the percentage more."
    return [supported("misprint", reason, Evidence.EVIDENCE, "Percent of, for percent more")]
