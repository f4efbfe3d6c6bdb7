"""Figures in sentences and lists: "There were 39 offences", "2022/23 - 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faircount.language import clause_words
from faircount.language.labels import Meaning
from faircount.language.legend import find_legend, with_own_bounds
from faircount.language.marks import Legend
from faircount.language.numbers import read_value
from faircount.language.periods import find_spans
from faircount.language.reading import CellReading
from faircount.language.sentences import mentions_in
from faircount.language.short_answers import in_series, short_answers, unread_numbers
from faircount.language.subjects import is_other_subject
from faircount.language.year_rule import find_rule
from faircount.patterns import regex
from faircount.readers.base import Prose, ProseKind
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.layout.lines_between import is_block_label, names_subject
from faircount.readers.letter.questions import asks_a_count, lets_answer, number_in, without_number
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.answered_lines import take_answer, without_opening
from faircount.readers.meaning.asking import ask
from faircount.readers.meaning.brackets import UNEXPLAINED, explained_by, with_brackets
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.dimension import dimension
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.figure_builder import Builder
from faircount.readers.meaning.footnoted import with_footnotes
from faircount.readers.meaning.in_turn import in_turn, names_periods
from faircount.readers.meaning.leads import in_group, lead_of, told_before, without_values
from faircount.readers.meaning.list_asked import LEANS_ON, asked_of_list
from faircount.readers.meaning.listed import ListLine, items_of, split_part, split_periods, split_series
from faircount.readers.meaning.listed_ages import split_ages
from faircount.readers.meaning.listed_parts import split_parts
from faircount.readers.meaning.listed_words import behind_period, numbers_before, side_by_side
from faircount.readers.meaning.mention_facts import tells_a_part
from faircount.readers.meaning.outlines import in_outline
from faircount.readers.meaning.parts_by_age import apart_by_age
from faircount.readers.meaning.passage import DiscourseState, Told
from faircount.readers.meaning.prose_lines import lines_of
from faircount.readers.meaning.summed_years import with_years_summed
from faircount.readers.meaning.told_again import told_again, whole_before
from faircount.readers.meaning.told_figures import told_figures
from faircount.readers.meaning.years_in_order import in_year_order
from faircount.tables.extract import Leftover

UNREAD = "a number in a sentence, of which nothing says what it counts"


def read_prose(blocks: Sequence[tuple[Prose, Context]], harvest: ExtractBuilder, prefix: str = "") -> None:
    """Take in the figures of prose blocks that follow each other without a table or a heading between them."""
    run: list[tuple[ListLine, Context]] = []
    passage, opened, listed, dated = DiscourseState(), "", False, ""
    for block, context, lines, items, leads_on in _with_lines(blocks):
        opened = opened if block.kind is ProseKind.ITEM else ""
        if block.kind not in (ProseKind.PARAGRAPH, ProseKind.ITEM):
            _end(run, harvest, prefix)
            continue
        asked, number, above, sentences = "", "", list[str](), list[str]()
        closing = {line for line in block.text.split("\n") if not lets_answer(line)}
        for item, (at, line) in zip(items, lines, strict=True):
            place = f"{block.place}:{at}-{at + len(line)}"
            if own := number_in(line, context.questions):
                number, above = own, []
            if number or is_asking(line):
                passage.begin_anew()
                listed = False
            is_alone = bool(asked) or not closing - {line}
            at, line, item = without_opening(at, line, item)
            here = context.answering(number).below(sentences[:-_ABOVE:-1], mentions_in)
            here = here.with_near("lead-in", [asked] if asked else above[:-4:-1] or ([opened] if opened else []))
            asked = line if is_asking(line) else ""
            in_order = in_turn(line, [", ".join(told.label for told, _ in run), dated, *_questions(here)], place)
            dated = line if names_periods(line) and not is_asking(line) else dated
            if _in_year_order(line, here, place, run, harvest, prefix):
                continue
            series = in_order or _series_of(line, place)
            if item is not None and not series:
                run.append((replace(item, place=place), here))
                continue
            opened, line = _opened(line, opened)
            if not series and (names_subject(line) or is_block_label(line) or line.rstrip().endswith(":")):
                above.append(line)
                if not (mentions_in(line) or told_again(line, passage.line)):
                    passage.begin_anew()
            elif mentions_in(line):
                sentences.append(line)
            listed = len(run) > 1 or listed
            _end(run, harvest, prefix)
            series = series or split_series(line, place)
            lead = clause_words.without_whose(f"{without_values(line, in_order)}:" if in_order else lead_of(line, series))
            led = [(entry, here.with_near("lead-in", [lead] if lead else [])) for entry in in_group(line, series)]
            _end(led, harvest, prefix, "its sentence" if lead else "the line above")
            before = len(harvest.figures)
            if told := told_before(line, in_order, series) if series else line:
                _sentences(told, block.place, at, here, harvest, prefix, passage, is_alone=is_alone and not series)
            _ask_of_conditions(harvest, before if listed else len(harvest.figures))
        opened = lines[-1][1] if leads_on and _is_head(lines, items) else opened
    _end(run, harvest, prefix)


_Lined = tuple[Prose, Context, list[tuple[int, str]], list[ListLine | None], bool]


def _with_lines(blocks: Sequence[tuple[Prose, Context]]) -> Iterator[_Lined]:
    """Each block with its lines, the figures that they list, and whether a list follows it."""
    told_in = [[*lines_of(block.text, context.questions, _question(context))] for block, context in blocks]
    items = _items([block for block, _ in blocks], told_in)
    for number, ((block, context), lines, listed) in enumerate(zip(blocks, told_in, items, strict=True), 1):
        yield block, context, lines, listed, number < len(blocks) and blocks[number][0].kind is ProseKind.ITEM


def _is_head(lines: Sequence[tuple[int, str]], items: Sequence[ListLine | None]) -> bool:
    """Whether a block ends with the label of the list below it: "2017/18", alone or under the items of the list before."""
    return bool(lines) and items[-1] is None and is_block_label(lines[-1][1])


_ABOVE = 41
"""Sentences above one, and one more, that may say of what it is: no paragraph that people write has as many."""


def _series_of(line: str, place: str) -> list[ListLine]:
    """The figures that a line lists by ages, by periods, as a whole and its part or as the parts of its label."""
    parts = split_ages(line) or split_parts(line) or side_by_side(line) or behind_period(line)
    told = [ListLine(part, value, place) for part, value in parts] or split_periods(line, place) or split_part(line, place)
    return told or [ListLine(*one, place) for one in numbers_before(line, is_parted=True, fewest=2)]


def _ask_of_conditions(harvest: ExtractBuilder, before: int) -> None:
    """Ask whether sentences below the list that answers a question are of what it asks: "A further 688 were recorded"."""
    if leaning := {id(figure) for figure in harvest.figures[before:] if _CONDITION.search(figure.assigned)}:
        ask(harvest, LEANS_ON, leaning)


_CONDITION = regex(r"\b(?:ages|online|sex): (?:question|part named|earlier question)")


def _items(blocks: Sequence[Prose], told_in: Sequence[Sequence[tuple[int, str]]]) -> list[list[ListLine | None]]:
    """For each line of each block the figure that it lists, or None; the items of one list are looked at together."""
    found: list[list[ListLine | None]] = []
    for is_item, listed in groupby(zip(blocks, told_in, strict=True), key=lambda told: told[0].kind is ProseKind.ITEM):
        lines = [[line for _, line in told] for _, told in listed]
        items = items_of([line for block in lines for line in block]) if is_item else []
        at = 0
        for block in lines:
            found.append(items[at : at + len(block)] if is_item else items_of(block))
            at += len(block)
    return found


def _in_year_order(
    line: str, here: Context, place: str, run: list[tuple[ListLine, Context]], harvest: ExtractBuilder, prefix: str
) -> bool:
    """Whether a line holds lists whose years are told elsewhere in the letter; taken in if so."""
    listed = in_year_order(line, (text for _, text in here.texts("elsewhere", "lead-in")), place)
    if listed:
        _end(run, harvest, prefix)
    for of, figures in listed:
        of_these = here.with_near("lead-in", [f"{of}:"])
        _end([(one, of_these) for one in figures], harvest, prefix, "its sentence")
    return bool(listed)


_OPENS = regex(r",?\s*(?:\b(?:and )?of (?:which|these|those|whom)|\bcomprising|\bmade up of|\bincluding)\W*$", re.IGNORECASE)
"""The end of a line that the items after it are parts of: "April 2019 to March 2020: 903 offences, of which"."""


def _opened(line: str, before: str) -> tuple[str, str]:
    """The line whose parts the next items are, this or the one ``before`` it, and this one without the words that say so."""
    found = _OPENS.search(line) if find_spans(line) else None
    return (line, line[: found.start()]) if found else (before, line)


def _end(run: list[tuple[ListLine, Context]], harvest: ExtractBuilder, prefix: str, led_by: str = "the line above") -> None:
    """Read the lines gathered, neighbours explaining each other; ``led_by`` names where the words stand that lead to them."""
    lines, run[:] = list(run), []
    if not lines:
        return
    found = with_footnotes(dimension("", [line.label for line, _ in lines]), [text for _, text in lines[0][1].texts()])
    labels = in_outline([found.read(line.label) for line, _ in lines])
    for (line, context), said in zip(lines, labels, strict=True):
        if not _is_meant(said, line.label, len(lines)):
            continue
        texts = [text for _, text in context.texts()]
        legend = with_own_bounds(find_legend(texts), [other.value for other, _ in lines])
        builder = Builder(context, find_rule([line.label, *texts]), [found], harvest, prefix)
        facts = asked_of_list(context, labels, led_by).adding(_short(said), "label in the list", "group")
        _take(builder, line, facts, legend, prefix, explained_by(texts))


def _take(
    builder: Builder, line: ListLine, facts: CellFacts, legend: Legend, prefix: str, brackets: tuple[str, str] | None = None
) -> None:
    place, (own, other) = prefix + line.place, with_brackets(facts, brackets) if brackets is not None else (facts, None)
    for reading in read_value(line.value, legend):
        builder.take(replace(reading, bracket=None), own, place)
        if reading.bracket is None:
            continue
        if reading.bracket.is_percent:
            builder.take(reading.bracket, replace(facts, not_a_count="percent"), place)
        elif other is not None:
            builder.take(reading.bracket, other, place)
        else:
            builder.harvest.leftovers.append(Leftover(place, UNEXPLAINED))


def _short(said: Meaning) -> Meaning:
    """A whole sentence before a figure is no name of a group."""
    return replace(said, rest="") if len(said.rest) > 60 else said


def _is_meant(said: Meaning, label: str, lines: int) -> bool:
    """Whether the label makes its number a figure: it names a part of a meaning, or one of a list of such."""
    if said.kinds or said.is_total or said.is_unknown:
        return True
    return lines > 1 and not re.search(r"\d", label) and len(label) < 60


def _sentences(
    line: str,
    place: str,
    at: int,
    context: Context,
    harvest: ExtractBuilder,
    prefix: str,
    passage: DiscourseState,
    *,
    is_alone: bool,
) -> None:
    question = _question(context)
    at, line = at + len(line) - len(without_number(line)), without_number(line)
    bare = question or _only_asked(context)
    if bare and is_alone and take_answer(line, bare, place, at, context, harvest, prefix):
        return
    if is_asking(line) or len(line) > 20_000 or not clause_words.MAY_COUNT.search(line):
        return
    texts = [text for _, text in context.texts()]
    builder = Builder(context, find_rule([line, *texts]), [], harvest, prefix)
    if again := told_again(line, passage.line):
        _take_told(builder, again, find_legend(texts), place, at)
        return
    mentions, parts = apart_by_age(line)
    mentions = [*whole_before(line, mentions, passage.told), *mentions]
    told_before = {(mention.start, mention.end) for mention in mentions}
    sentences = {mention.sentence for mention in mentions}
    short = [answer for answer in short_answers(line) if bare and answer.sentence not in sentences]
    series = in_series(line, [*mentions, *parts])
    mentions = sorted([*mentions, *short, *series, *parts], key=lambda mention: mention.start)
    told = {mention.number for mention in mentions} | passage.told.keys()
    for first, last in unread_numbers(line, [(mention.start, mention.end) for mention in mentions]):
        # "Of the 132 offences" says again what was told.
        if line[first:last] not in told:
            harvest.leftovers.append(Leftover(f"{prefix}{place}:{at + first}-{at + last}", UNREAD))
            harvest.unread.append((f"{prefix}{place}", range(at, at + len(line))))
    if not mentions:
        return
    is_answer = bool(question and len(line) < 80)
    of_question = {one for one in mentions if is_answer or ((one.start, one.end) not in told_before and one not in series)}
    found = told_figures(line, mentions, parts, series, passage, (bare, of_question))
    _take_told(builder, found, find_legend(texts), place, at)


def _take_told(builder: Builder, found: Sequence[Told], legend: Legend, place: str, at: int) -> None:
    # "167 victims, of whom 121 were girls": the whole is not all girls, whatever the question asked for.
    parted = {key for key in ("sex", "online", "ages") if tells_a_part(found, key)}
    builder.parts_by_sex, builder.parts_by_online = "sex" in parted, "online" in parted
    for mention, own, facts in found:
        is_other = is_other_subject(mention.sentence)
        facts = replace(facts, is_other=is_other, **{key: getattr(own, key) for key in parted})
        reading = next(iter(read_value(mention.number, legend)), CellReading(number=0.0))
        facts = with_years_summed(facts, reading.number, builder.harvest.figures)
        builder.take(reading, facts, f"{builder.prefix}{place}:{at + mention.start}-{at + mention.end}")


def _question(context: Context) -> str:
    """The question right above, where there is one."""
    for place in ("lead-in", "heading"):
        text = next((text for _, text in context.texts(place)), "")
        if is_asking(text):
            return text
    return next((text for _, text in context.texts("question") if clause_words.ASKS_A_NUMBER.search(text)), "")


def _questions(context: Context) -> list[str]:
    """The question, and behind it those that it leans on: what they name in turn, an answer may tell in the same order."""
    leans_on = [text for place, text in context.texts("question", "earlier question") if text]
    return list(dict.fromkeys([_question(context) or _only_asked(context), *leans_on]))


def _only_asked(context: Context) -> str:
    """The one question of a request that asks nothing else."""
    asked = list(dict.fromkeys(text for _, text in context.texts("request") if is_asking(text) or asks_a_count(text)))
    return asked[0] if len(asked) == 1 else ""
