"""Operations on a cell that was corrected: what it is of, what the version before printed, what this one prints, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from faircount.briefing.operations.operation import Corrected, Operands, Operation, Published


def _of_cell(say: Callable[[Corrected], str]) -> Callable[[Operands, str, Published], str]:
    return lambda _, about, published: say(published.corrected[about]) if about in published.corrected else ""


def _further(_: Operands, about: str, published: Published) -> str:
    return str(published.further.get(about, 0))


OF_CORRECTIONS: Mapping[str, Operation] = {
    "what was corrected": Operation(_of_cell(lambda cell: cell.what), "what the cell is a figure of"),
    "printed before": Operation(_of_cell(lambda cell: cell.old), "the cell as the version before printed it"),
    "printed now": Operation(_of_cell(lambda cell: cell.new), "the cell as this version prints it"),
    "reason given": Operation(_of_cell(lambda cell: cell.reason), "why it changed, in the words of a person"),
    "further corrections": Operation(_further, "how many corrected cells of the area, or areas, are not listed"),
}
