"""Widths are those of the faces that the pages serve, and a label finds a spot that touches nothing."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest
from fontTools.ttLib import TTFont

from faircount.briefing.charts.lettering import Box, Spot, Stroke, box_of, find_spot, width_of, wrap, wrap_evenly


def _advance(weight: int, words: str) -> float:
    """The width after the face itself, in thousandths, figures proportional as on the pages."""
    with as_file(files("faircount.writers") / f"static/fonts/sans-{weight}.woff2") as path:
        font = TTFont(path)
    swaps: dict[str, str] = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "pnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    names = [font.getBestCmap()[ord(letter)] for letter in words]
    return sum(font["hmtx"][swaps.get(name, name)][0] for name in names)


@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize("words", ["no change", "1.9 to 3.7 times as many", "−15% × 2 ≤ 1,083 “A”…", "Dyfed-Powys ŵ"])
def test_the_table_of_widths_is_that_of_the_served_faces(weight, words):
    assert width_of(words, 1000, weight) == pytest.approx(_advance(weight, words))


@pytest.mark.parametrize("name", ["serif-500", "serif-600", "sans-400", "sans-600", "sans-700"])
def test_a_served_face_has_every_sign_that_figures_need_under_its_own_name(name):
    with as_file(files("faircount.writers") / f"static/fonts/{name}.woff2") as path:
        font = TTFont(path)
    assert set(map(ord, "–−×÷±≤≥≈›…‘’“”£ŵŷ")) <= set(font.getBestCmap())
    families = {str(record) for record in font["name"].names if record.nameID in (1, 4, 6, 16)}
    assert not any("Source" in family or "Vollkorn" in family for family in families)
    assert "Open Font License" in font["name"].getDebugName(13)


def test_words_wrap_within_their_room():
    assert wrap("All sexual offences against under-18s", 16, 600, 168) == ["All sexual offences", "against under-18s"]
    assert wrap("Unbreakable", 16, 600, 10) == ["Unbreakable"]
    assert wrap_evenly("a doubling or more", 14.5, 400, 96) == ["a doubling", "or more"]


def test_a_label_takes_the_first_free_spot():
    inside = Box(0, 0, 100, 100)
    spots = [Spot(10, 20), Spot(10, 60), Spot(200, 60)]
    assert find_spot(spots, "12", 14, 400, [], inside) == spots[0]
    assert find_spot(spots, "12", 14, 400, [Box(0, 0, 30, 30)], inside) == spots[1]
    assert find_spot(spots, "12", 14, 400, [Stroke(0, 0, 100, 100)], inside) == spots[1]
    assert find_spot(spots, "12", 14, 400, [Box(0, 0, 90, 90)], inside) is None


@pytest.mark.parametrize(
    ("stroke", "crosses"),
    [
        (Stroke(0, 5, 20, 5), True),
        (Stroke(0, 30, 20, 30), False),
        (Stroke(5, 0, 5, 20), True),
        (Stroke(0, 20, 4, 16), False),
        (Stroke(-10, -4, 2, 8), True),
        (Stroke(-12, 0, 4, 16), False),
    ],
)
def test_a_line_crosses_a_box_or_passes_it(stroke, crosses):
    assert stroke.crosses(Box(0, 0, 10, 10)) is crosses


def test_anchors_move_the_box():
    start, middle, end = (box_of(Spot(50, 20, anchor), "1,027", 14) for anchor in ("start", "middle", "end"))
    assert start.left == 50
    assert end.right == 50
    assert middle.left == pytest.approx(50 - (start.right - start.left) / 2)
