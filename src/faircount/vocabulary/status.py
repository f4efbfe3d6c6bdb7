"""Why a cell holds what it holds, and the marks that say so in print."""

from __future__ import annotations

from enum import StrEnum


class CellStatus(StrEnum):
    """What is known of a cell. Unknown is never zero, and each kind of unknown is told apart."""

    OBSERVED = "observed"
    ROUNDED = "rounded"
    SUPPRESSED_AT_SOURCE = "suppressed at source"
    PRIMARY_SUPPRESSED = "primary suppressed"
    SECONDARY_SUPPRESSED = "secondary suppressed"
    NOT_RECORDED = "not recorded"
    NO_ANSWER = "no answer"
    REFUSED = "refused"
    NOT_APPLICABLE = "not applicable"


# One mark for both kinds of suppression: a reader must not learn which cell was small and which one only hides it.
MARKS: dict[CellStatus, str] = {
    CellStatus.SUPPRESSED_AT_SOURCE: "[c]",
    CellStatus.PRIMARY_SUPPRESSED: "[c]",
    CellStatus.SECONDARY_SUPPRESSED: "[c]",
    CellStatus.NOT_RECORDED: "[x]",
    CellStatus.NO_ANSWER: "[x]",
    CellStatus.REFUSED: "[x]",
    CellStatus.NOT_APPLICABLE: "[z]",
}

HIDDEN = frozenset({CellStatus.SUPPRESSED_AT_SOURCE, CellStatus.PRIMARY_SUPPRESSED, CellStatus.SECONDARY_SUPPRESSED})
"""Cells that somebody hid: a value recovered for one of these is never printed."""


class Quality(StrEnum):
    """What limits the use of a figure that is otherwise known."""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    BREAK = "break"
    PART_YEAR = "part year"
    LOW_RELIABILITY = "low reliability"
    NET_OF_CANCELLED = "net of cancelled"
