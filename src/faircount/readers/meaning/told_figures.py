"""The figures of a line of sentences, each with all that its words and those before it say of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from faircount.language import clause_words
from faircount.language.finders import find_areas
from faircount.language.labels import read_label
from faircount.language.periods import Span, find_spans
from faircount.language.sentences import CountMention
from faircount.language.words import ONLINE
from faircount.patterns import regex
from faircount.readers.meaning.facts import ITS_PARAGRAPH, ITS_SENTENCE, WORDS_OF_SENTENCE, CellFacts
from faircount.readers.meaning.flag_before import flag_before, flagged
from faircount.readers.meaning.mention_facts import facts_of
from faircount.readers.meaning.parts_by_age import add_part
from faircount.readers.meaning.passage import DiscourseState, Told, start_of_sentence, with_the_rest, with_what_follows
from faircount.vocabulary.ages import UNDER_18

_OF_NUMBER = regex(r"\b(?:of|among) (?:the|these|those) ([\d,]+)\b", re.IGNORECASE)
"""The number of which a figure is a part: "of the 132 offences"."""


_FOR_OFFENCES = regex(r"\bof (?:which|these|those|whom),?\s+(?:\w+ )?for (?:\w+ )?(?:offen[cs]es|crimes)\b", re.IGNORECASE)


def told_figures(
    line: str,
    mentions: Sequence[CountMention],
    parts: Sequence[CountMention],
    series: Sequence[CountMention],
    passage: DiscourseState,
    asked: tuple[str, Collection[CountMention]],
) -> list[Told]:
    """The figures of a line, of which ``parts`` are of bands of ages in turn, and ``asked`` those that answer a question."""
    question, of_question = asked
    # A letter that has said of whom it speaks goes on about them.
    everybody = passage.everybody
    before = CellFacts(population=everybody)
    found: list[Told] = []
    headed, dated = _headed(line), _dated(line)
    for mention in mentions:
        if mention in parts and found:
            add_part(found, mention, parts, everybody)
            continue
        back = _OF_NUMBER.search(mention.sentence)
        whole = passage.told.get(back[1]) if back else None
        goes_on = bool(clause_words.BACK.search(mention.sentence)) or bool(found and found[-1][0].sentence == mention.sentence)
        own, asking = (facts_of(mention, whole or before, told, goes_on=goes_on) for told in ("", question))
        facts = asking if mention in of_question else own
        facts = _of_the_whole(facts, mention, found)
        is_beside = mention in series and "period: its own clause" in own.sources
        if found and own.period is not None and (is_beside or clause_words.SET_BESIDE.search(line[: mention.start])):
            facts = replace(found[-1][2], period=own.period, period_kind=own.period_kind)
            found.append((mention, replace(found[-1][1], period=own.period, period_kind=own.period_kind), facts))
            continue
        is_alone = sum(other.sentence == mention.sentence for other in mentions) == 1
        is_open = own.online is None
        mention, own, facts = with_the_rest((mention, own, facts), found, passage, whole, line, is_alone=is_alone)
        flag = flag_before(line, mention, found[-1] if found else None, is_named=passage.names_flag)
        if is_open and flag is not None:
            own, facts = flagged(own, flag), flagged(facts, flag)
        elif facts.online is None and read_label(mention.clause).flag is not None:
            facts = replace(facts, questions=(*facts.questions, WORDS_OF_SENTENCE))
        facts = _in_place(_in_headed(facts, headed or _named_before(line, dated, mention)), mention.sentence, line)
        if clause_words.PART_OF.search(mention.clause):  # "666 charges, of which 118 for offences with the flag" are 118 charges
            of_whole = found[-1][2].counted if found and _FOR_OFFENCES.search(mention.clause) else ""
            facts = replace(facts, is_of_which=True, counted=of_whole or facts.counted)
        passage.told[mention.number] = before = replace(facts, is_of_which=False)
        if facts.population == UNDER_18 and facts.ages is None:
            passage.everybody = facts.population
        found.append((mention, own, facts))
    found = with_what_follows(found)
    passage.pass_line(found)
    passage.names_flag = passage.names_flag or ONLINE.search(line) is not None
    return found


_OF_THESE = regex(r"\W*(?:of|among) (?:these|those|them|which|whom)\b", re.IGNORECASE)
"""Opens a sentence each figure of which is of those told before it."""


def _of_the_whole(facts: CellFacts, mention: CountMention, found: Sequence[Told]) -> CellFacts:
    """The facts of a part with the flag, the sex and the ages of the figure that it is a part of, where it tells none itself."""
    before = [told for told in found if told[0].sentence != mention.sentence]
    if not before or not _OF_THESE.match(mention.sentence):
        return facts
    whole = before[-1][2]
    carried = {key: value for key in ("online", "sex", "ages") if getattr(facts, key) is None and (value := getattr(whole, key))}
    sources = (*facts.sources, *(f"{key}: the figure before" for key in carried))
    return replace(facts, **carried, sources=sources)


def _in_headed(facts: CellFacts, headed: Span | None) -> CellFacts:
    """The facts of a figure in the period that heads its line, where it names none itself."""
    if headed is None or facts.period is not None or facts.period_kind:
        return facts
    return replace(facts, period=headed.period, period_kind=headed.kind, sources=(*facts.sources, "period: its sentence"))


def _in_place(facts: CellFacts, sentence: str, line: str) -> CellFacts:
    """The facts of a figure in the one area that its sentence names, or else the lines around it."""
    for text, source in ((sentence, ITS_SENTENCE), (line, ITS_PARAGRAPH)) if facts.area is None else ():
        if len(areas := find_areas(text)) == 1:
            return replace(facts, area=areas[0], sources=(*facts.sources, source))
    return facts


def _named_before(line: str, dated: Sequence[Span], mention: CountMention) -> Span | None:
    """The one period of those that the sentences before a figure name: "In 2022/23 it was 1,242. 307 were flagged"."""
    start = start_of_sentence(line, mention) if dated else 0
    spans = [span for span in dated if span.end <= start]
    return spans[-1] if len({span.period for span in spans}) == 1 else None


def _dated(line: str) -> list[Span]:
    """The periods that a line tells figures of: no day, on which something happened, and none that it compares them with."""
    spans = (span for span in find_spans(line) if span.period.days > 1)
    return [span for span in spans if not _is_compared(line[max(0, span.start - _NEAR) : span.start])]


def _is_compared(before: str) -> bool:
    return bool(clause_words.SET_BESIDE.search(before) or _COMPARED.search(before))


_NEAR = 40
_COMPARED = regex(r"\b(?:than(?: in| for)?|since|on|that (?:of|for))\s+(?:the )?(?:year )?$", re.IGNORECASE)


def _headed(line: str) -> Span | None:
    """The period that a line begins with, set off from what it tells of it: "2020/21: 111 girls and 22 boys; 2 not known"."""
    spans = find_spans(line)
    is_head = len(spans) == 1 and _BEFORE_HEAD.fullmatch(line[: spans[0].start]) and _BEHIND_HEAD.match(line[spans[0].end :])
    return spans[0] if is_head else None


_BEFORE_HEAD = regex(r"\W*(?:(?:in|for|during|financial|calendar|year|the)\s+)*", re.IGNORECASE)
_BEHIND_HEAD = regex(r"\)?\s*(?::|\s[-–—])\s+")
