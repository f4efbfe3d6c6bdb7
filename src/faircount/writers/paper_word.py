"""A letter or a note as a Word document, to be finished by a person: the same pieces as the text and the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from faircount.writers.paper import PROMPT, PaperBlock
from faircount.writers.word import FILL, DocumentProperties, add_table, open_word, save_word, widths_of_table

STYLES = {"title": "Title", "heading": "Heading 1", "list": "List Bullet"}
BOX = "\N{BALLOT BOX} "


def write_paper_word(blocks: tuple[PaperBlock, ...], about: DocumentProperties, path: Path) -> Path:
    """The document written; a place that the officer fills in keeps its words, so that a search for OFFICER finds it."""
    document = open_word(about)
    for block in blocks:
        if block.kind == "table":
            _add_table(document, block)
        elif block.kind == "prompt":
            document.add_paragraph(f"{PROMPT}{block.lines[0]}]", style=FILL)
        elif block.kind == "lines":
            # Lines of one piece, such as an address, stay one paragraph.
            document.add_paragraph("\n".join(block.lines))
        else:
            mark = BOX if block.kind == "checks" else ""
            for line in block.lines:
                document.add_paragraph(mark + line, style=STYLES.get(block.kind, "Normal"))
    return save_word(document, path)


def _add_table(document: Any, block: PaperBlock) -> None:
    rows = block.cells
    about, figures = f"{rows[0][0]}: {', '.join(rows[0][1:])}", range(1, len(rows[0]))
    add_table(document, rows, widths=widths_of_table(len(rows[0])), about=about, figures=figures)
