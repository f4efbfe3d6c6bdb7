"""Each table and paragraph of a document with the words around it, by place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from faircount.language.asides import without_asides
from faircount.language.captions import is_caption, is_title
from faircount.language.other_crime import OTHER
from faircount.language.references import followed, is_about, own_number, sentences_about
from faircount.language.subjects import SEXUAL, is_other_subject
from faircount.language.units import OF_WHAT_FOLLOWS
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, shown
from faircount.readers.layout.table import LaidOutTable
from faircount.readers.letter.question_tables import lines_asked
from faircount.readers.letter.questions import asked_among, asked_places, number_of, questions_of, without_number
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.context import NEAR, ORDER, Context
from faircount.readers.meaning.keys import key_of
from faircount.readers.meaning.label_names import NAMES_FLAG
from faircount.readers.meaning.walk import DocumentWalk, answered_inline, notes_below

_NOTE_NUMBER = regex(r"\d{1,2}[.)]?|[a-z][.)]", re.IGNORECASE)


def loose_lines(sheet: Sheet) -> Iterator[str]:
    """Rows of a sheet that hold one text, with a number before it or without: notes sheets, preambles."""
    rows = sheet.rows[:2000]
    is_numbered = all(sum(value is not None for value in row) < 3 for row in rows)
    for row in rows:
        filled = {value for value in row if value is not None}
        if is_numbered and len(filled) == 2:
            filled = {value for value in filled if not _NOTE_NUMBER.fullmatch(shown(value))}
        if len(filled) == 1 and isinstance(text := next(iter(filled)), str) and len(text) > 2:
            yield text


def all_words(document: Document) -> Iterator[str]:
    """The paragraphs of a document, and the rows of its sheets that hold one text."""
    yield from (block.text for block in document.prose())
    for sheet in document.sheets():
        yield from loose_lines(sheet)


def _first_labels(sheet: Sheet) -> Iterator[str]:
    """The words with which the rows of a sheet begin."""
    return (shown(row[0]) for row in sheet.rows[:2000] if row and isinstance(row[0], str))


def _subjects_listed(document: Document) -> tuple[str, str]:
    """A label of the document's tables that names sexual offences, and one that names other crime."""
    labels = [label for sheet in document.sheets() for label in _first_labels(sheet)]
    sexual = (label for label in labels if SEXUAL.search(label) and not is_other_subject(label))
    return next(sexual, ""), next(filter(OTHER.search, labels), "")


_RESTATES = regex(
    r"\W*(?:you (?:have )?(?:asked|requested|wrote)|your request (?:was|is|asked)|thank you for your request|request:)\b",
    re.IGNORECASE,
)
"""How a paragraph begins that says again what was asked."""
_IN_WHICH = regex(r"[^.\n]{5,120}\bin which you (?:have )?(?:asked|requested)\b", re.IGNORECASE)
"""How a line begins that names the letter of the request and says again what it asked."""


def _asked_in(block: Prose) -> Iterator[str]:
    """What a block says of the request: all of one that repeats it, and else the line that does."""
    if block.kind is ProseKind.REQUEST or _RESTATES.match(block.text):
        yield block.text
    elif block.kind is ProseKind.PARAGRAPH:
        yield from (line for line in block.text.split("\n") if _IN_WHICH.match(line))


def contexts(document: Document, parent: Context | None) -> Iterator[tuple[Sheet | Prose, Context]]:
    """Each block of a document with the context around it."""
    asked = (Prose(text, ProseKind.REQUEST, "") for sheet in document.sheets() for text in lines_asked(sheet))
    walk = DocumentWalk(questions=questions_of(document.prose()) or questions_of(asked))
    titles = numbered_titles(document, walk.questions)
    headings = (block.text for block in document.prose() if block.kind is ProseKind.HEADING)
    title = document.title or next((text for text in headings if not (number_of(text) or is_asking(text))), "")
    request = tuple(text for block in document.prose() for text in _asked_in(block))
    asides = tuple(block.text for block in document.prose() if block.kind is ProseKind.ASIDE)
    prose = tuple(
        block.text
        for block in document.prose()
        if block.kind in (ProseKind.PARAGRAPH, ProseKind.ITEM, ProseKind.NOTE, ProseKind.HEADING)
    )
    prose += tuple(text for sheet in document.sheets() for text in (*filter(None, [sheet.caption]), *loose_lines(sheet)))
    keys = tuple(filter(None, map(key_of, document.sheets())))
    sexual, others = _subjects_listed(document)
    sheets = tuple(sheet.title for sheet in document.sheets())
    inline = answered_inline(document.blocks)
    below = notes_below(document.blocks)
    for at, block in enumerate(document.blocks):
        if isinstance(block, Prose) and at in inline:
            walk.ask_inline(block)
        elif isinstance(block, Prose):
            walk.take(block)
        own = block.text if isinstance(block, Prose) else ""
        lines = set(own.split("\n"))
        places = (
            ("lead-in", tuple(said for text in reversed(walk.since) if text not in lines and (said := without_asides(text)))[:6]),
            (
                "heading",
                tuple(text for level, text in reversed(walk.headings) if text not in lines and (level > 1 or text != title)),
            ),
            ("title above", _title_above(walk, block, lines)),
            *(asked_places(walk.question) if not any(without_number(line) in walk.question for line in lines) else ()),
            ("note", below.get(at, ())),
            ("document title", (title,) if title else ()),
            ("elsewhere", prose),
            ("request", request),
            ("file name", (document.name,)),
            ("letterhead", asides),
        )
        kept = tuple(sorted(((place, found) for place, found in places if found), key=lambda entry: ORDER.index(entry[0])))
        yield (
            block,
            Context(kept, parent, document.name, walk.questions, titles, keys=keys, others=others, sexual=sexual, sheets=sheets),
        )
        if isinstance(block, Sheet):
            walk.pass_table()


def _title_above(walk: DocumentWalk, block: Sheet | Prose, lines: Collection[str]) -> tuple[str, ...]:
    """The title that a block stands under: of sentences below a table that title is not, as it was the table's."""
    is_over = walk.title and walk.title not in lines and walk.title not in walk.since
    return (walk.title,) if is_over and not (isinstance(block, Prose) and walk.is_told) else ()


_ANSWERS = regex(r"\W*(?:q(?:uestion|n)?|request|answer)\W{0,2}(\d{1,2})\W*", re.IGNORECASE)
"""The name of a sheet that answers the question of that number."""


def with_table(around: Context, table: LaidOutTable) -> Context:
    """The context of a table of a sheet, with its own notes, name and titles."""
    sheet = table.sheet
    context = around.with_near("note", [text for text in table.notes if not OF_WHAT_FOLLOWS.search(text)])
    is_cut = len(sheet.title) > _CUT and any(text.lower().startswith(sheet.title.strip().lower()) for text in table.titles)
    if sheet.title and not is_cut and not re.fullmatch(_NO_NAME, sheet.title, re.IGNORECASE):
        context = context.with_near("sheet name", [sheet.title])
    context = context.with_near("sheet name", _listed_as(sheet.title, around, table.titles))
    if (named := _ANSWERS.fullmatch(sheet.title)) is not None and named[1] in around.questions:
        context = context.answering(named[1])
    asked = [*asked_among(table.titles), *filter(_RESTATES.match, table.titles)]
    asked_over = asked_among(table.over)
    over = [text for text in reversed(table.over) if text not in asked_over]
    context = context.with_near("request", asked)
    context = context.with_near("title row", [text for text in reversed(table.titles) if text not in asked])
    context = context.with_near("caption", [sheet.caption] if sheet.caption else [])
    context = context.with_near("document title", over)
    own = frozenset(filter(None, map(own_number, (sheet.title, *(text for _, text in context.texts(*NEAR))))))
    context = _of_part(context, own)
    return context.with_near("part named", _named_by(context))


def _of_part(context: Context, own: frozenset[str]) -> Context:
    """The same context for the part of these numbers: what names it is a note of it, what names another part is none."""
    if not own:
        return context
    told = [said for _, text in context.texts("elsewhere") for said in sentences_about(text, own)]
    places = (
        (place, tuple(text for text in found if is_about(text, own)) if place in ("note", "elsewhere") else found)
        for place, found in context.places
    )
    return (
        replace(context, places=tuple((place, found) for place, found in places if found))
        .with_near("note", told)
        .with_near("part named", told)
    )


def _named_by(context: Context) -> tuple[str, ...]:
    """The titles of other parts that the nearest title of a table to point to one points to."""
    titles = (text for place, text in context.texts(*NEAR, "lead-in") if place != "lead-in" or is_title(text) or is_caption(text))
    return next(filter(None, (followed(text, context.titles) for text in titles)), ())


def numbered_titles(document: Document, questions: Mapping[str, str]) -> dict[str, str]:
    """The titles of the numbered tables and questions of a document; what heads a table goes before what speaks of it."""
    found: dict[str, str] = {}
    for sheet in document.sheets():
        heads = [sheet.caption, *islice(loose_lines(sheet), _HEADS)]
        for line in filter(None, heads):
            if (own := own_number(line)) and len(line) < _TITLE:
                found.setdefault(own, line)
        if (own := own_number(sheet.title)) and (first := next(filter(None, heads), "")):
            found.setdefault(own, first)
    found |= {f"q{number}": text for number, text in questions.items()}
    for block in document.prose():
        for line in block.text.split("\n") if block.kind in (ProseKind.HEADING, ProseKind.PARAGRAPH, ProseKind.ITEM) else ():
            if (own := own_number(line)) and (is_title(line) or is_caption(line)):
                found.setdefault(own, line)
    return found


_NO_NAME = r"(?:sheet|table|tab|data|page|pivot)[ _-]?\d*"
_CUT = 27
"""Letters beyond which the name of a sheet may be the beginning of its title: a workbook holds no more than 31 of a name."""
_TITLE = 240
"""Letters of the longest caption."""
_HEADS = 40
"""Lines that stand alone in a sheet beyond which it is a text, and no table under its titles."""


def _listed_as(title: str, around: Context, own: Collection[str]) -> list[str]:
    """What a list of contents says of a sheet: "Tab Flag_Y: crimes with the online flag. Tab Flag_N: crimes without it."

    A title of the sheet's ``own`` is no entry of such a list.
    """
    if not title:
        return []
    pattern = re.compile(
        rf"(?:^|[.;\n]\s*|,\s*(?=(?:the )?(?:work)?(?:sheet|tab)\b))\W*(?:(?:the )?(?:work)?(?:sheet|tab|table) )?"
        rf"[\"“'‘]?{re.escape(title)}[\"”'’]?\s*[:=.–-]\s*(\S(?:(?!,\s*(?:the )?(?:work)?(?:sheet|tab)\b)[^.;\n])*)",
        re.IGNORECASE,
    )
    said = [
        _with_its_flag(found[1], text)
        for _, text in around.texts("elsewhere")
        if text not in own and (found := pattern.search(text))
    ]
    return said if len(said) == 1 else []


def _with_its_flag(said: str, text: str) -> str:
    """The words with the flag that the text names in place of "it"."""
    flag = NAMES_FLAG.search(text)
    return _IT.sub(rf"\1 the {flag[0]}", said) if flag else said


_IT = regex(r"\b(with(?:out)?) it\b", re.IGNORECASE)
