"""Plain text: paragraphs, lists, and tables made with tabs or spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from faircount.errors import UnreadableSource
from faircount.language.ages import find_band
from faircount.language.cell_values import is_value, is_year
from faircount.language.periods import is_period
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Value, shown, tidy
from faircount.readers.formats.encodings import decode_any
from faircount.readers.formats.ruled_heads import with_heads_whole
from faircount.readers.formats.separated import with_tabs
from faircount.readers.formats.stacked_cells import in_rows, without_gaps
from faircount.readers.letter.requests import RequestSpotter, is_asking
from faircount.readers.limits import Clock
from faircount.readers.pages.bars import drawn_cells, drawn_row
from faircount.readers.pages.lines import TYPED_RULE, LinePiece, grid_of, split_line, tabbed, with_lists_tabbed
from faircount.vocabulary.periods import MONTHS

_QUESTION = regex(r"(?:question|q|part) ?\d.{0,22}$", re.IGNORECASE)
_ANSWER = regex(r"(?:our |the )?(?:answer|response|reply)\s*[:–-]\s*\d", re.IGNORECASE)
_FIGURED = regex(
    r"\d\s*$|[=:]\s*\S+$|^\d+ |\d{2}\)?(?:\s*[:=]|\s[-–—])\s+<?\d[\d,]*\s+[a-z]|\d \((?:of which )?<?\d[\d,]* [a-z][^()]*\)$"
)
_STOP_GAP = regex(r"(?<![.\s])[.!?:;]  +(?=[A-Z\"'(])")
_LABELLED = regex(r"^\s*[^.:?!]{0,45}?\d[^.:?!]{0,20}(?::|=| [-–]) *\d")
"""A line that begins with its own label: "Apr 2014 - Mar 2015: 357 offences"."""
_DATED = regex(r"^\s*(?:FY ?)?(?:19|20)\d\d(?: ?[/–-] ?(?:19|20)?\d\d)? ?[:=] +\S")
"""The same by its year alone: "2023: female 4,987, male 1,197"."""
_MONTH = "|".join(name.capitalize() for name in MONTHS)
_UNFINISHED = regex(rf"\b(?:to|and|of|in|or|from|between|until|was|were|aged|ending|ended|{_MONTH})$")
"""How a line ends that a number goes on with: "and 244 in April to June", and below it "2020."."""
_JOINED = regex(r"[A-Za-z\d] [-–]$")
_CODE_LEFT = regex(r"[;:,] \d{1,3}[A-Z]?$")
"""A line that was broken beside the dash of a code and its name: "35; 73" and below it "- Abuse of position of trust: 9"."""
_DAY_LEFT = regex(r"\b[0-3]?\d(?:st|nd|rd|th)?$")
_MONTH_FIRST = regex(rf"(?:{_MONTH})\b")
"""The two halves of a date that was broken at the end of a line."""
_LEADERS = regex(r"\.{4,} *(?:(?:fewer|less) than )?\S+$", re.IGNORECASE)
"""The end of a line whose label is led to its number by dots."""
_BULLET = regex(r"^\s*[-*•·o]\s+")
_QUOTE = regex(r"^\s*(?:> ?)+")
_BARRED = regex(r"^[ \t]*\| (?=[^|\n]+$)", re.MULTILINE)
"""What some programs set before each line of a quotation, where others set ">": a bar, and no other in the line."""
_MARKED = regex(r"^\s*(?:> ?)*(?:(?:\*{1,3}|>{1,3}|#{1,3}|=+>|-+>)\s+)?")
"""What stands before an answer that was written below its question."""
_FORWARDED = regex(r"\s*(?:-{2,}|begin )\s*forwarded message\b", re.IGNORECASE)
_ANSWERED_BELOW = regex(
    r"\b(?:answer|response|repl|comment)(?:s|y|ies|ed)?\b[^.?]{0,40}\b(?:in-?line|marked|highlighted|in (?:red|blue|green|bold)"
    r"|(?:below|beneath|under(?:neath)?|after|against|beside|within|in) (?:each|your)\b)",
    re.IGNORECASE,
)
"""What says that the answers stand between the questions of the message below: "our answers are marked in red"; that they stand
below says nothing of it."""
_ITEM = regex(r"^\s*(?:[-*•·o]\s+|\(?\w{1,3}[.)]\s+)")


def read_text(content: bytes, name: str, clock: Clock) -> Document:
    """The blocks of a plain text."""
    return blocks_of(decode_any(content).replace("\0", ""), name, clock)


def blocks_of(text: str, name: str, clock: Clock, kind: str = "txt") -> Document:
    """The blocks of a text that has been decoded."""
    if len(text) > clock.limits.characters:
        raise UnreadableSource(f"{name}: {len(text)} characters are too many for a letter; send the answer alone")
    collector = _Collector()
    text = _BARRED.sub("> ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    for number, line in enumerate(without_gaps(with_tabs(text.split("\n")))):
        if number % 2000 == 0:
            clock.check()
        collector.take(line.rstrip(" "))
    collector.end()
    title = next((block.text for block in collector.blocks if isinstance(block, Prose)), "").split("\n")[0]
    return Document(name, kind, title=title if len(title) < 200 else "", blocks=tuple(collector.blocks))


_FAR_IN = " " * 12
_HEADING = 40
"""Letters of the longest heading of one column."""


def _is_row(line: str) -> bool:
    """Whether a line has gaps as a row of a table has; two spaces after a full stop are none."""
    stop = _STOP_GAP.search(line.strip()) if "\t" not in line else None
    # "Crime type   Victim gender   Cyber?  2016/17": where a gap stands before it, the sign ends a heading and no sentence.
    if stop is not None and len(line[: stop.start()].split()) > 2 and len(split_line(line.strip()[: stop.start()])) < 2:
        return False
    pieces = split_line(line.strip(" "))
    return len(pieces) > 1 and sum(len(piece.text) for piece in pieces) < 2000


def _unwrapped(lines: list[str]) -> str:
    """The lines of a paragraph, each sentence that was broken to the width of the page on one line again."""
    told, width = [lines[0]], max(map(len, lines))
    for before, line in pairwise(lines):
        # What would not have fitted on the line above was broken there: "the year ending 31" and "March 2013".
        is_end = before.endswith((".", ":", "?")) or (before.endswith(";") and ";" not in line[:-1])
        no_room = width > _NARROW and not is_end and len(before) + len(line.split(" ")[0]) >= width
        in_words = bool(before) and (before[-1].isalpha() or before[-1] == ",") and line[:1].islower()
        is_cut = bool(_UNFINISHED.search(before)) and bool(line[:1].isdigit() or _MONTH_FIRST.match(line))
        is_cut = is_cut or (_DAY_LEFT.search(before) is not None and _MONTH_FIRST.match(line) is not None)
        is_cut = is_cut or bool(_JOINED.search(before)) or (line[:2] in ("- ", "– ") and bool(_CODE_LEFT.search(before)))
        is_list = no_room and before.endswith(";")
        is_told = bool(_LEADERS.search(before)) or not (is_list or re.search(r"[a-z]", line, re.IGNORECASE))
        own = is_told or _ITEM.match(line) or _LABELLED.match(line) or _DATED.match(line)
        goes_on = len(before) > 45 and (is_cut or ((in_words or no_room) and not own))
        told += [" " if goes_on else "\n", line]
    return "".join(told)


def _is_filled(lines: list[str]) -> bool:
    """Whether a paragraph was broken to the width of its page alone: on no line the first word of the next would have fitted.

    Items of a list break where they end. So "13: 28; 17B - Sexual assault" at the start of a line is no label of its own.
    """
    width = max(map(len, lines), default=0)
    filled = all(len(before.rstrip()) + len(line.split()[0]) >= width for before, line in pairwise(lines))
    is_list = bool(_BULLET.match(lines[0])) and sum(map(bool, map(_BULLET.match, lines))) > 1 if lines else False
    is_drawn = any("\t" in line or line.lstrip().startswith(">") for line in lines)
    is_drawn = is_drawn or is_list or any(map(_DATED.match, lines[1:])) or any(map(_LEADERS.search, lines))
    return filled and len(lines) > 2 and width > _NARROW and not is_drawn


_NARROW = 55
"""Letters of a line below which nobody breaks a letter to a width."""


def _goes_on(above: list[str], lines: list[str]) -> bool:
    """Whether rows have as many cells as those of the table above them, and no headings of their own."""
    wide = [len(split_line(line.strip(" "))) for line in above]
    own = [split_line(line.strip(" ")) for line in lines]
    if len(own[0]) == 1 < len(own):
        own = own[1:]
    has_heads = not all(is_value(piece.text) and not is_year(piece.text) for piece in own[0][1:])
    return len(wide) > 1 and not has_heads and {len(row) for row in own} == {wide[-1]} and wide[-1] > 2


_BRACKETED = regex(r"\d[\d,]* *\([^()]*\d[^()]*\)")


def _with_colon(line: str) -> str:
    """A line of a label, a gap and "1,176 (249 cyber flagged)" with a colon for the gap, as letters list such counts."""
    pieces = split_line(line.strip(" "))
    is_listed = len(pieces) == 2 and is_period(pieces[0].text) and _BRACKETED.fullmatch(pieces[1].text)
    return f"{pieces[0].text}: {pieces[1].text}" if is_listed else line


def _with_labels_whole(rows: Sequence[list[Value]]) -> list[list[Value]]:
    """The rows of a typed table, a label that went on below its row put together: "1st April 2020 to 31st March" and "2021"."""
    whole: list[list[Value]] = []
    for row in rows:
        label, above = shown(row[0]), shown(whole[-1][0]) if whole else ""
        is_alone = bool(label) and bool(above) and not any(cell is not None for cell in row[1:])
        has_values = bool(whole) and any(is_value(cell) for cell in whole[-1][1:])
        if is_alone and has_values and (_UNFINISHED.search(above) or (label[:1].islower() and not above.endswith(":"))):
            whole[-1][0] = f"{above} {label}"
        else:
            whole.append(row)
    return whole


def _counts(line: str) -> bool:
    """Whether a line ends with a number that is no age."""
    words = line.split()
    return bool(words) and is_value(words[-1]) and find_band(line) is None


def _count_first(rows: Sequence[Sequence[LinePiece]]) -> bool:
    """Whether rows begin with their counts, under a heading of these: no numbers of questions, which go up by one."""
    head, *counts = (row[0].text for row in rows)
    in_turn = [str(number) for number in range(1, len(counts) + 1)]
    return len(counts) > 1 and not is_value(head) and all(map(is_value, counts)) and counts != in_turn


class _Collector:
    """Gathers lines into paragraphs and tables, one stretch between empty lines at a time."""

    def __init__(self) -> None:
        self.blocks: list[Sheet | Prose] = []
        self.stretch: list[str] = []
        self.lines: list[str] = []
        self.tables = 0
        self.rows: list[str] = []
        """The lines of the table that ended last, as long as nothing but empty lines came after it."""
        self.heads: list[list[str]] = []
        """The words of the headings of each table so far."""
        self.ruled: tuple[str, ...] = ()
        """The lines of the stretch above its first typed rule."""
        self.spotter = RequestSpotter()
        self.quoted = self.forwarded = self.written_into = False
        """Whether what follows is quoted, which is what was asked, or was forwarded or written into, and is the answer."""

    def take(self, line: str) -> None:
        """The next line; an empty one ends the stretch."""
        if re.match(r"^\s*(?:-{3,}\s*original message|from: .+@|on .{5,80} wrote:)", line, re.IGNORECASE):
            self.end()
            self.quoted = not self.forwarded
        self.written_into = self.written_into or _ANSWERED_BELOW.search(line) is not None
        if self.written_into or _FORWARDED.match(line):
            self.forwarded = True
        if self.forwarded:
            line = (_MARKED if self.written_into else _QUOTE).sub("", line)
        line = line.replace("│", "|").replace("║", "|")
        if TYPED_RULE.fullmatch(line):
            self.ruled = self.ruled or tuple(self.stretch)
            return
        line = drawn_row(line)
        if line.strip():
            self.stretch.append(line)
        else:
            self.end()

    def end(self) -> None:
        """Part the stretch into what stands before its rows, the rows, and what stands after them."""
        stretch, self.stretch = with_lists_tabbed(in_rows(with_heads_whole(self.stretch, len(self.ruled)))), []
        self.ruled = ()
        rows = [number for number, line in enumerate(stretch) if _is_row(line)]
        if len(rows) == 1 and rows[0] == 0 and stretch[0].split() in self.heads and not any(map(_counts, stretch[1:])):
            # The headings of a table again, over its labels without a value: nothing was given, and the labels are no titles.
            self.blocks.append(Sheet(f"t{len(self.blocks) + 1}b", tuple((line.strip(),) for line in stretch[1:])))
            return
        if len(rows) < 2 or 2 * len(rows) < rows[-1] - rows[0] + 1:
            self._prose(stretch)
            return
        first, last = rows[0], rows[-1]
        told = [split_line(stretch[number].strip(" ")) for number in rows]
        valued = (pieces["\t" not in stretch[number] :] for number, pieces in zip(rows, told, strict=True))
        if not any(is_value(piece.text) for pieces in valued for piece in pieces) and not _count_first(told):
            # "Q1  How many offences ...": gaps behind numbers of questions, and no table of anything.
            self._prose([_with_colon(line) if number in rows else line for number, line in enumerate(stretch)])
            return
        # A heading over the values alone stands on the line above the rows, as far in as they do.
        while first and stretch[first - 1].startswith(_FAR_IN) and len(stretch[first - 1].strip()) < _HEADING:
            first -= 1
        # A row whose values are all blank is a label alone; it goes on with the table while it looks like one.
        while last + 1 < len(stretch) and len(stretch[last + 1]) < 50 and not stretch[last + 1].rstrip().endswith((".", ":")):
            last += 1
        lead = stretch[:first]
        if len(lead) == 1 and len(lead[0].strip()) < _HEADING and _goes_on(self.rows, [stretch[number] for number in rows]):
            # "By age of victim" over more rows of the table above: the label of a block of it.
            first, lead = 0, []
        self._prose(lead)
        self._table(stretch[first : last + 1])
        self._prose(stretch[last + 1 :])

    def _prose(self, lines: list[str]) -> None:
        self.rows = [] if lines else self.rows
        for line in [" ".join(map(str.strip, lines))] if _is_filled(lines) else lines:
            if _ITEM.match(line) or self._ends_item(line):
                self._end_paragraph()
            self.lines.append(re.sub(r"\t+", "  ", line))
        self._end_paragraph()

    def _ends_item(self, line: str) -> bool:
        """Whether a line goes on with no item above it: it heads the next list, or that short item ended with its number."""
        if not (self.lines and _ITEM.match(self.lines[0]) and line[:1].isupper()):
            return False
        above = self.lines[-1].rstrip()
        return line.rstrip().endswith(":") or (above[-1:].isdigit() and len(above) < _NARROW)

    def _table(self, lines: list[str]) -> None:
        if _goes_on(self.rows, lines):
            # Groups of rows below one row of headings, with an empty line between them.
            lines = [*self.rows, *lines]
            self.blocks.pop()
            self.tables -= 1
        self.rows = lines
        self.heads.append(lines[0].split())
        self.tables += 1
        drawn = drawn_cells(lines)
        cells, copies = drawn if drawn is not None else (tabbed(lines), {})
        rows, marks = (cells, {}) if cells else grid_of([split_line(line) for line in lines], -0.5)
        rows = rows if cells else _with_labels_whole(rows)
        sheet = Sheet(f"t{self.tables}", tuple(tuple(row) for row in rows), spread=copies, marks=marks)
        self.spotter.pass_table(sheet)
        self.blocks.append(sheet)

    def _end_paragraph(self) -> None:
        if not self.lines:
            return
        text = _unwrapped([tidy(_QUOTE.sub("", line)) for line in self.lines])
        is_quote = self.quoted or all(line.lstrip().startswith(">") for line in self.lines)
        kind = ProseKind.ITEM if _ITEM.match(self.lines[0]) else ProseKind.PARAGRAPH
        first = self.lines[0].strip()
        is_short = len(self.lines) == 1 and len(first) < 70 and not first.endswith((".", "?", ";", ",", ":"))
        is_words = kind is not ProseKind.ITEM and not _FIGURED.search(first) and not _ANSWER.match(first)
        if is_short and (is_words or _QUESTION.match(first)):
            kind = ProseKind.HEADING
        level = 5 if kind is ProseKind.HEADING else 9
        is_quote = is_quote or (self.written_into and kind is ProseKind.ITEM and is_asking(text))
        kind = ProseKind.REQUEST if is_quote else self.spotter.kind_of(text, kind, level)
        self.blocks.append(Prose(text, kind, f"par{len(self.blocks) + 1}", level))
        self.lines = []
