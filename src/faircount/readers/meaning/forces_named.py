"""The forces that a place names in the way that such a place does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from faircount.language import finders
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.areas import ACROSS, Area


def forces_in(place: str, found: Sequence[str], *, is_near: bool) -> list[Area]:
    """The areas that the texts of a place name. Of titles near a table the nearer counts, where a farther one names more.

    >>> titles = ["Ages of victims, Norfolk", "Norfolk Constabulary and Suffolk Constabulary"]
    >>> [area.name for area in forces_in("title row", titles, is_near=True)]
    ['Norfolk']
    """
    told = [named for text in found if (named := _of_text(place, text, is_near=is_near))]
    areas = list(dict.fromkeys(area for named in told for area in named))
    if place == "heading" and told and len(told[0]) == 1 and told[0][0].kind == "force":
        return told[0]  # of headings in each other the innermost
    if is_near and len(areas) > 1 and len(told[0]) == 1 and told[0][0].kind == "force":
        return told[0] if any(told[0][0] in others for others in told[1:]) else areas
    return areas


def _of_text(place: str, text: str, *, is_near: bool) -> list[Area]:
    if place == "file name":
        area = finders.area_of_file(text)
        return [area] if area is not None else []
    return list(finders.find_areas(text) if is_near or place == "document title" else finders.find_bodies(text))


def with_places_of_force(facts: CellFacts, force: Callable[[], object]) -> CellFacts:
    """The facts of a figure of a force that works in the areas of others: "England", in a row of it, splits its figures only.

    >>> from faircount.vocabulary.areas import AREAS
    >>> with_places_of_force(CellFacts(area=AREAS["E92000001"]), lambda: AREAS["BTP"]).breakdown
    ('district=England',)
    """
    if facts.area is None or facts.area.code in ACROSS or getattr(force(), "code", "") not in ACROSS:
        return facts
    return replace(facts, area=None, breakdown=(*facts.breakdown, f"district={facts.area.name}"))
