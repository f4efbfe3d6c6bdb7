"""Ages that do not fit the total that they are tied to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faircount.bounds.explain_conflict import area_name, count, differing
from faircount.bounds.extent import plain_ages
from faircount.patterns import regex
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Explanation, Finding
from faircount.reconcile.words import percent, sources_of, span, spoken_ages, thing
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted, Online

_TIED = regex(r"(?:^|;)\s*tied_to=([a-z ]+)")
TIES = {"online": Online.YES, "not online": Online.NO, "all": Online.ALL}
MAY_EXPLAIN = ("misprint", "victims or offences", "age at report", "national given as local")


def ages(case: ReconciliationCase) -> Iterator[Finding]:
    """Every count of victims of some ages that is more than all the offences it is tied to."""
    for figure in case.answers:
        if figure.counted is not Counted.VICTIMS or plain_ages(figure).is_all or figure.lower is None:
            continue
        online = _tied_to(figure)
        total = case.total(figure, online=online)
        if total.upper is not None and figure.lower > total.upper:
            yield _too_many(case, figure, online, total.upper)


def _tied_to(figure: Figure) -> Online:
    """The offences that the report ties the ages to: those marked as online, or all."""
    tied = _TIED.search(figure.note)
    return TIES.get(tied[1], figure.online) if tied else figure.online


def _too_many(case: ReconciliationCase, figure: Figure, online: Online, total: int) -> Finding:
    ages_said, least = spoken_ages(figure), figure.lower or 0
    whole = replace(figure, counted=Counted.OFFENCES, online=online, ages=ALL_AGES, note="")
    behind = _behind(case, whole)
    terms = " + ".join(count(each.count or 0) for each in behind)
    summed = f"{terms} = {count(total)}" if len(behind) > 1 else count(total)
    tied = "online offences" if online is Online.YES else "offences"
    return Finding(
        key=key_of("ages", (figure,)),
        check="ages",
        area=figure.area,
        severity=Certainty.VERY_UNLIKELY,
        title=f"{count(least)} victims {ages_said} are too many for {count(total)} {tied}",
        subtitle=f"{area_name(figure.area)}, {figure.period.label}: the report ties the ages to {tied}",
        figures=(figure, *behind),
        rule="Victims of some ages are hardly more than all the offences that they are victims of",
        rule_here=f"The {ages_said} are a part of the victims of these {tied}",
        arithmetic=(
            f"{summed} < {count(least)}",
            f"{count(least)} ÷ {count(total)} = {least / total:.2f} {ages_said} for each offence, before any older victim",
        ),
        one_sentence=f"Together there were {count(total)} {tied} in {span(figure.period)}, "
        f"fewer than the {count(least)} victims {ages_said}. So the ages must cover more than the {tied}.",
        not_said="Not that it is impossible: victims are set against offences, and one offence can have several victims.",
        explanations=explain(case, (figure, *behind), MAY_EXPLAIN, _known(case, figure, online)),
        sources=sources_of((figure, *behind)),
        chart_title=f"{count(least)} do not fit into {count(total)}",
        bars=(
            CountBar(f"All {tied}, {figure.period.label}", total),
            CountBar(
                f"Victims {ages_said}, {figure.period.label}", least, room=total, remark=f"{count(least - total)} with no room"
            ),
        ),
    )


def _behind(case: ReconciliationCase, whole: Figure) -> list[Figure]:
    """The figures that the total comes from: the whole itself, or its years, of the report's own where it prints them."""
    alike = [
        each
        for each in case.answers
        if each.counted is whole.counted
        and each.count is not None
        and differing((each, whole)) <= {"period"}
        and whole.period.contains(each.period)
    ]
    exact = [each for each in alike if each.period == whole.period]
    own_last = sorted(exact or alike, key=lambda each: each.source_id == whole.source_id)
    return sorted({each.period: each for each in own_last}.values(), key=lambda each: each.period)


def _known(case: ReconciliationCase, figure: Figure, online: Online) -> list[Explanation]:
    """Whether the ages fit all offences where they do not fit those marked as online."""
    everything = case.total(figure)
    if online is Online.ALL or everything.upper is None or (figure.lower or 0) > everything.upper:
        return []
    share = percent(figure.lower or 0, everything.upper)
    reason = (
        f"They fit all {thing(replace(figure, counted=Counted.OFFENCES, ages=ALL_AGES))}: "
        f"{count(figure.lower or 0)} of {count(everything.upper)} is {share}."
    )
    return [supported("misprint", reason, label="Ages of all offences, tied to those marked as online")]
