"""The briefing of an area, or of the country, as a tagged PDF: its page of the site, set for A4."""

from __future__ import annotations

import atexit
from base64 import b64encode
from contextlib import redirect_stdout
from copy import deepcopy
from functools import cache
from importlib.resources import files
from io import BytesIO, StringIO
from typing import Any

from lxml import etree, html

from faircount.errors import MissingPart
from faircount.patterns import regex
from faircount.writers.site_charts import style_sheet

_HALOED = regex(r'(<text [^>]*?) stroke="[^"]*" stroke-width="4" stroke-linejoin="round" paint-order="stroke">(.*?</text>)')
_SET = ((25, 3), (10, 2))
"""Into how many parts side by side a table of so many rows is cut: one of every force into three, of many years into two."""
_LEFT_OUT = (
    "//*[@id='download']",
    "//*[@class='skip' or @class='narrow' or @class='get' or @class='between' or @class='working']",
    "//*[@class='values'] | //td/span[@class='name']",
    "//details[contains(@class, 'told') or contains(@class, 'embed')]",
    "//p[@class='source']/a[not(@class)]",
    "//ul[@class='links'] | //ul[@class='status']/li[a] | //div[contains(@class, 'grade')]//a",
    "//form | //*[@id='a-to-z'] | //ul[@class='covered']",
    "//nav | //header/div | //script | //link | //style | //summary | //meta[@http-equiv]",
)
"""What a sheet of paper has no use for."""
_FACES = (
    ("Faircount Serif", "serif", 500),
    ("Faircount Serif", "serif", 600),
    ("Faircount Sans", "sans", 400),
    ("Faircount Sans", "sans", 600),
    ("Faircount Sans", "sans", 700),
)


@cache
def why_not() -> str:
    """Why no PDF can be made here, in words for whoever runs the build; empty if one can."""
    try:
        with redirect_stdout(StringIO()):  # where Pango is missing the library prints its own advice, at every try
            import weasyprint  # noqa: F401
    except ModuleNotFoundError as error:
        return str(MissingPart.of(error) or error)
    except OSError:
        return "Pango is missing; on Debian and Ubuntu 'apt install libpangoft2-1.0-0 libharfbuzz-subset0' brings it"
    return ""


def briefing_pdf(page: str, foot: str, day: str) -> bytes:
    """The page as a tagged PDF, the same bytes each time; ``foot`` stands under every sheet, ``day`` is that of publication.

    Chart titles are the text alternatives of the figures. It is tagged after PDF/UA-1 and not certified as such.
    """
    import weasyprint

    tree = html.document_fromstring(_without_halo(page))
    set_for_paper(tree, day)
    line = foot.translate(str.maketrans("", "", '"\\<>&\n'))
    placed = weasyprint.CSS(
        string=f'@page {{ @bottom-left {{ content: "{line}"; font: 8.5pt "Faircount Sans"; color: #564E45; width: 160mm }} }}'
    )
    document = weasyprint.HTML(string=etree.tostring(tree, encoding="unicode", method="html"), url_fetcher=_nothing_else())
    packed = BytesIO()
    document.write_pdf(packed, stylesheets=[_sheet(), placed], font_config=_letters(), pdf_variant="pdf/ua-1", pdf_tags=True)
    return packed.getvalue()


def _without_halo(page: str) -> str:
    """Labels of charts with their halo as a label of its own behind them: the printer knows no order of painting."""
    return _HALOED.sub(r'\1 stroke="#fff" stroke-width="4" aria-hidden="true">\2\1>\2', page)


def set_for_paper(tree: Any, day: str) -> None:
    """The page without what paper has no use for, its long tables cut, its notes side by side."""
    for path in _LEFT_OUT:
        for found in tree.xpath(path):
            found.drop_tree()
    for table in tree.xpath("//div[@class='scroll']/table"):
        _cut(table)
    for notes in tree.xpath("//div[@class='notes']"):
        _set_side_by_side(notes)
    for link in tree.xpath("//a[starts-with(@href, '../') or not(contains(@href, ':') or starts-with(@href, '#'))]"):
        link.drop_tag()  # what leads to another page of the site leads nowhere from a file
    head = tree.find("head")
    head.append(head.makeelement("meta", {"name": "dcterms.created", "content": day}))


def _cut(table: Any) -> None:
    """A long table as several that stand side by side, each under the same heads.

    Columns of a style sheet would do the same: the printer tries one height after another, a third of all its time.
    """
    rows = table.findall("tbody/tr")
    parts = next((parts for least, parts in _SET if len(rows) >= least), 1)
    if parts == 1:
        return
    holder, size = table.getparent(), -(-len(rows) // parts)
    holder.set("class", f"parts of-{parts}")
    holder.remove(table)
    for first in range(0, len(rows), size):
        part = deepcopy(table)
        for place, row in enumerate(part.findall("tbody/tr")):
            if not first <= place < first + size:
                row.drop_tree()
        if first:
            part.find("caption").drop_tree()
        cell = holder.makeelement("div")
        cell.append(part)
        holder.append(cell)


def _set_side_by_side(notes: Any) -> None:
    """Each note with its heading in a block of its own, two of them to a line; a single one that is long in two blocks."""
    blocks: list[list[Any]] = []
    for piece in list(notes):
        if piece.tag == "h3" or not blocks:
            blocks.append([])
        blocks[-1].append(piece)
    if len(blocks) == 1 and len(blocks[0]) > 2:
        half = (len(blocks[0]) + 1) // 2
        blocks = [blocks[0][:half], blocks[0][half:]]
    for pieces in blocks:
        block = notes.makeelement("div", {"class": "note" if len(blocks) > 1 else "note alone"})
        notes.append(block)
        block.extend(pieces)


@cache
def _letters() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(_letters.cache_clear)  # one that outlives the library complains when the program ends
    return FontConfiguration()


@cache
def _sheet() -> Any:
    """The style sheet with the letters inside it."""
    import weasyprint

    held = files("faircount.writers")
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/woff2;base64,"
        f"{b64encode((held / f'static/fonts/{name}-{weight}.woff2').read_bytes()).decode('ascii')})}}"
        for family, name, weight in _FACES
    )
    return weasyprint.CSS(string=faces + style_sheet("briefing"), font_config=_letters(), url_fetcher=_nothing_else())


def _nothing_else() -> Any:
    """What is inside the page, and no more: no page makes this machine ask another for anything, or read a file of it."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",))
