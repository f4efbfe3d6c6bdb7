"""Make the five faces the pages are set in, and the table of their letter widths that the charts measure text with.

Run with the Debian packages fonts-vollkorn and fonts-adobe-sourcesans3 installed:

    python tools/subset_fonts.py

The faces are subsets of Vollkorn and Source Sans 3 (both SIL Open Font License 1.1). A subset is a changed font, and the name
"Source" is reserved, so both are given another family name. The same fonts give the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = Path("/usr/share/fonts")
SERVED = ROOT / "src/faircount/writers/static/fonts"
WIDTHS = ROOT / "src/faircount/briefing/charts/widths.json"

SERIF, SANS = "Faircount Serif", "Faircount Sans"
FACES = (
    ("serif-500", SERIF, FONTS / "truetype/vollkorn/Vollkorn-Medium.ttf"),
    ("serif-600", SERIF, FONTS / "truetype/vollkorn/Vollkorn-SemiBold.ttf"),
    ("sans-400", SANS, FONTS / "opentype/sourcesans3/SourceSans3-Regular.otf"),
    ("sans-600", SANS, FONTS / "opentype/sourcesans3/SourceSans3-Semibold.otf"),
    ("sans-700", SANS, FONTS / "opentype/sourcesans3/SourceSans3-Bold.otf"),
)
# Latin-1, the letters of Welsh, and the signs that figures are written with.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŴŵŶŷẀẁẂẃẄẅỲỳ")]
SIGNS = [*map(ord, "–—−×÷±≤≥≈≠<>=‹›…‘’“”„•·→←†‡‰€™")]
# Enough for a chart that is taken away on its own: the faces are put inside the file, so they must be small.
CHART_SIGNS = [*range(0x20, 0x7F), *map(ord, "–—−×÷±≤≥≈…‘’“”·£ôŵŷ\xa0")]
FEATURES = ["kern", "liga", "lnum", "pnum", "tnum", "ccmp", "locl"]


def main() -> None:
    """Write the faces of the site, the two small faces of single charts, and the widths."""
    SERVED.mkdir(parents=True, exist_ok=True)
    for name, family, path in FACES:
        _write(path, family, name, LETTERS + SIGNS)
    for name, family, path in FACES[2:4]:
        _write(path, family, f"chart-{name}", CHART_SIGNS)
    widths = {name: _widths(path) for name, family, path in FACES if family == SANS}
    WIDTHS.write_text(json.dumps(widths, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _write(path: Path, family: str, name: str, characters: list[int]) -> None:
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    font = TTFont(path, recalcTimestamp=False)
    wanted = subset.Subsetter(options)
    wanted.populate(unicodes=characters)
    wanted.subset(font)
    _rename(font, family, name.rsplit("-", 1)[1])
    font.flavor = "woff2"
    font.save(SERVED / f"{name}.woff2")


def _rename(font: TTFont, family: str, weight: str) -> None:
    names = font["name"]
    for number, words in (
        (1, f"{family} {weight}"), (2, "Regular"), (3, f"{family} {weight}, subset"), (4, f"{family} {weight}"),
        (6, f"{family.replace(' ', '')}-{weight}"), (16, family), (17, weight),
    ):  # fmt: skip
        for record in [record for record in names.names if record.nameID == number]:
            names.removeNames(number, record.platformID, record.platEncID, record.langID)
        names.setName(words, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"{family.replace(' ', '')}-{weight}"]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, f"{family} {weight}"
        top.rawDict.pop("Notice", None)


def _widths(path: Path) -> dict[str, int]:
    """Advance widths in thousandths, with the proportional figures that the pages use."""
    font = TTFont(path)
    mapped = font.getBestCmap()
    swaps = _single_swaps(font, "pnum")
    metrics = font["hmtx"]
    scale = 1000 / font["head"].unitsPerEm
    return {
        chr(code): round(metrics[swaps.get(mapped[code], mapped[code])][0] * scale)
        for code in sorted({*LETTERS, *SIGNS})
        if code in mapped
    }


def _single_swaps(font: TTFont, feature: str) -> dict[str, str]:
    table = font["GSUB"].table
    indices = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    swaps: dict[str, str] = {}
    for index in sorted(indices):
        for part in table.LookupList.Lookup[index].SubTable:
            swaps.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return swaps


if __name__ == "__main__":
    main()
