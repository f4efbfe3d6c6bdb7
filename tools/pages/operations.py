"""The page of operations: what a number of our pages may have been made by, and how to work it out again."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.briefing.operations.numbers import DECLARED
from faircount.briefing.operations.of_areas import OF_AREAS
from faircount.briefing.operations.operation import OF_CELLS, OF_CORRECTIONS, OF_TWO_COUNTS, Operation
from pages.markdown import page, section, table

GROUPS = (
    ("Of cells one by one", OF_CELLS),
    ("Of an earlier and a later count", OF_TWO_COUNTS),
    ("Of many areas", OF_AREAS),
    ("Of a corrected cell", OF_CORRECTIONS),
)


def operations() -> str:
    """Every operation, and what a number may be that is none."""
    patterns = ((name, f"`{pattern}`".replace("|", "\\|")) for name, pattern in DECLARED.items())
    return page(
        "Operations",
        "Every sentence with a number on the page of an area or of the country stands in `api/v1/briefings/*.json` under "
        "`statements`. Each number in it names the operation that gives it, and the published figures that it is done with, by "
        "their ids in `api/v1/figures/*.json`. A release is stopped where doing it again gives other words.",
        "Several ids in one operand are added up, or held against each other where the operation is of many areas. Numbers of "
        "children are those of `api/v1/rates.json`.",
        *(section(title, _table(group.items())) for title, group in GROUPS),
        section(
            "What is no operation",
            "A number that stands in no fact has to be one of these, as it is written:",
            table(("it is", "pattern"), patterns),
        ),
        section(
            "Findings",
            "Of what does not agree, each finding is found again from the published figures, and its page is compared with what "
            "they give.",
        ),
    )


def _table(group: Iterable[tuple[str, Operation]]) -> str:
    rows = ((name, one.gives, "may be hidden" if one.may_be_hidden else "") for name, one in group)
    return table(("operation", "gives", "its cells"), rows)
