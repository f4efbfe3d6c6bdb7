"""What waits behind questions of an answer: told beside a draft, so that nothing published goes missing for it in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from faircount.release.changes import ChangeKind
from faircount.requests.inbox.coverage import force_of
from faircount.requests.inbox.decided import PLACES
from faircount.tables.answered import NO_KNOWN_FORCE, NO_KNOWN_OFFENCE, interpret_figure
from faircount.tables.extract import Extract
from faircount.vocabulary.areas import find_area

BEHIND = "behind"
"""Under what it stands among what only the house has to know of a draft."""


@dataclass(frozen=True, slots=True)
class Behind:
    """An answer with something that waits: its file, its name as a source, and the areas and first days of what waits in it.

    Where a day is not known it is "", where an area is not known neither is: then it may be anything of the file.
    """

    file: str
    source: str
    about: tuple[tuple[str, str], ...]

    @property
    def told(self) -> Mapping[str, Any]:
        """The same to be kept beside a draft."""
        return {"file": self.file, "source": self.source, "about": [list(one) for one in self.about]}


def behind(file: str, source: str, extract: Extract) -> Behind | None:
    """What waits of an answer as decided; None where all of it is in or left out.

    That a file is asked whose answer it is keeps no figure out that names its force.
    """
    doubts = [doubt for doubt in extract.doubts if doubt.place not in PLACES]
    stuck = (figure for figure in extract.figures if figure.doubt and interpret_figure(figure, "") in _NAMES)
    read = (*extract.proposals, *stuck, *(figure for doubt in doubts for figure in doubt.readings))
    about = {(_code(figure.area), figure.period.start.isoformat()) for figure in read}
    about |= {(_code(force_of(extract)), "") for doubt in doubts if not doubt.readings}
    return Behind(file, source, tuple(sorted(about))) if about else None


_NAMES = (NO_KNOWN_FORCE, NO_KNOWN_OFFENCE)
"""Why a figure is in no table until somebody says what its name means."""


@lru_cache(maxsize=1024)
def _code(name: str) -> str:
    area = find_area(name) if name else None
    return "" if area is None else area.code


def gone_for(cells: Iterable[Mapping[str, Any]], told: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The published cells that a draft has no more while an answer waits that may tell them, by the file of that answer."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for cell in cells:
        file = next((one["file"] for one in told if _may_tell(one, cell)), None) if cell["change"] == ChangeKind.REMOVED else None
        if file is not None:
            found.setdefault(file, []).append(cell)
    return found


def _may_tell(one: Mapping[str, Any], cell: Mapping[str, Any]) -> bool:
    of_it = cell["source"] == one["source"]
    return any(
        (cell["area_code"] == area if area else of_it) and start in ("", str(cell["period_start"]))
        for area, start in one["about"]
    )
