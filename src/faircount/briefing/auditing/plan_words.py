"""The plan of an audit in words: what is read and why, what it will be worth, and what to do next."""

from __future__ import annotations

from faircount.briefing.auditing.planning import PlannedPeriod
from faircount.tables.audit import HANDED_OUT, HOUSE, LOOKUP, AuditDesign


def plan_page(design: AuditDesign, periods: tuple[PlannedPeriod, ...]) -> str:
    """The plan as a page: what is read and why, what it will be worth, and what to do next."""
    lines = [
        "# Plan of the audit", "",
        f"Question: {design.question}", "",
        f"Completeness is to be known to plus or minus {design.margin * 100:g} percentage points ({design.confidence:.0%}). "
        f"Records were drawn by seed {design.seed!r} ({design.keyed_by}).", "",
    ]  # fmt: skip
    for period in periods:
        lines += [
            f"## {period.period or 'The records'}",
            "",
            "| stratum | records | guessed to belong | read | why |",
            "|---|---|---|---|---|",
        ]
        for planned in period.strata:
            stratum = planned.stratum
            name = f"{stratum.name} ({'marked' if stratum.is_flagged else 'unmarked'})".replace("|", "/")
            lines.append(f"| {name} | {stratum.size:,} | {stratum.guess:.0%} | {planned.read:,} | {planned.why} |")
        lines += ["", *(f"- {words}" for words in worth(period)), ""]
    lines += [
        "## Next", "",
        f"1. Give each reviewer the file with their number from `{HANDED_OUT}/`, and the text of each record under its "
        f"reference. `{HOUSE}/{LOOKUP}` says which record is which; the text is to show neither the mark nor the date.",
        "2. Neither reviewer sees the other’s file, and neither sees this folder.",
        "3. When both are back: `faircount audit estimate` with this folder. It says what is missing, and `--third` makes a file "
        "for a third reviewer, who decides where the two did not decide alike.", "",
        "The guesses set how many are read, and nothing else. If fewer or more were missed than guessed, the range is another "
        "one: it is the range of what was found.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def worth(period: PlannedPeriod) -> tuple[str, ...]:
    """What the audit of a period will be worth: under the guess, and where others are true."""
    low, high = period.expected.lower, period.expected.upper
    told = [
        f"{period.read:,} records are read. If the guesses hold, completeness comes out at {period.expected.value:.0%}, "
        f"between {low:.0%} and {high:.0%}."
    ]
    for share, found in period.otherwise:
        told.append(
            f"If {share:.1%} of the unmarked were missed: {found.value:.0%}, between {found.lower:.0%} and {found.upper:.0%}."
        )
    return tuple(told)
