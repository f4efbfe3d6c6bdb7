"""What a number of a sentence takes from those before it: from its own sentence what it leaves open, from others if it leans.

"The number against girls was 12 in 2018/19 and 15 in 2019/20": the second number is told with nothing but its period, and is of
girls as the first. A sentence with a subject of its own takes nothing from the sentence before; one that has none ("In 2020/21
it was 18", "Of these, 4 were online") is of what that one told first. Where the numbers before differ, a person is asked which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from faircount.language.clause_words import PART_OF
from faircount.language.periods import find_spans
from faircount.language.sentences import CountMention
from faircount.patterns import regex
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.ages import AgeBand

Told = tuple[CountMention, CellFacts, CellFacts]
"""A number, what its own clause says, and all that is known of it."""
WHOSE = ("ages", "population", "sex", "online")
"""The parts of a meaning that say of whom a figure is."""
OWN = "its own clause"
WHICH_BEFORE = "it says of itself only when; the figures told before it are of different people or offences"
MAY_HOLD_TOO = "what is said behind the last number of its sentence may hold for it too"

_WHEN = regex(
    r"\b(?:in|for|during|over|within|and|then|but|while|whilst|with|to|from|at|by|as|the|a|an|of|year|years|period|financial"
    r"|calendar|ending|ended|there|were|was|is|are|had|been|has|have|it|this|that|which|we|our|force|recorded|logged|reported"
    r"|told|counted|rose|risen|rising|fell|fallen|falling|increased|increasing|decreased|dropped|grew|up|down|figures?|numbers?|totals?"
    r"|counts?|same|comparable|equivalent|corresponding|also|again|followed|next|following|stood|came|went)\b|[^\w\s]|\x01",
    re.IGNORECASE,
)
_NOUN = regex(
    r"\b(?:offen[cs]es?|crimes?|victims?|cases|incidents|records|reports|complaints|allegations|arrests|suspects|rapes|assaults)\b",
    re.IGNORECASE,
)
_HAPPENS = regex(r"\b(?:were|was|had|have|has|is|are|involved|carried|concerned|related)\b", re.IGNORECASE)
_OF_THESE = regex(
    r"\b(?:of|among|amongst) (?:the (?:[\d,]+|offences|crimes|victims|cases)|these|those|which|whom|them)\b"
    r"|\bth(?:is|ese) include",
    re.IGNORECASE,
)


def says_only_when(clause: str) -> bool:
    """Whether a clause says of its number nothing but its period.

    >>> says_only_when("and in the year 2019/20."), says_only_when("and in 2019/20 against boys"), says_only_when("and")
    (True, False, False)
    """
    blotted = _without_periods(clause)
    return "\x01" in blotted and not _WHEN.sub(" ", blotted).strip()


def _without_periods(text: str) -> str:
    for span in reversed(find_spans(text)):
        text = f"{text[: span.start]}\x01{text[span.end :]}"
    return text


@dataclass(slots=True)
class DiscourseState:
    """What sentences have told so far: figures by their numbers, those of the last sentence, and of the last that told wholes."""

    last: list[Told] = field(default_factory=list)
    wholes: list[Told] = field(default_factory=list)
    told: dict[str, CellFacts] = field(default_factory=dict)
    line: list[Told] = field(default_factory=list)
    """The figures of the last line that told any of its own."""
    everybody: AgeBand | None = None
    """Of whom the passage says that it speaks."""
    names_flag: bool = False
    """Whether a line has said which flag "the flag" is."""

    def begin_anew(self) -> None:
        """Pass a heading or a question: no sentence below it leans on one above."""
        self.last, self.wholes, self.line = [], [], []

    def pass_line(self, found: Sequence[Told]) -> None:
        """Keep the figures of the last sentences of a line."""
        self.line = list(found) or self.line
        for told in found:
            self._keep(told)

    def _keep(self, told: Told) -> None:
        is_same = bool(self.last) and self.last[-1][0].sentence == told[0].sentence
        self.last = [*self.last, told] if is_same else [told]
        if not _OF_THESE.search(told[0].clause):
            goes_on = bool(self.wholes) and self.wholes[-1][0].sentence == told[0].sentence
            self.wholes = [*self.wholes, told] if goes_on else [told]


def with_the_rest(
    told: Told, found: Sequence[Told], passage: DiscourseState, whole: CellFacts | None, line: str, *, is_alone: bool
) -> Told:
    """The number with what its sentence says of its others, or with what the sentence before says of the one that it leans on.

    ``whole`` is the figure of which it says by its number that it is a part; ``is_alone`` whether its sentence tells no other.
    """
    mention = told[0]
    same = [other for other in found if other[0].sentence == mention.sentence]
    if whole is not None:
        return _taking(told, whole)
    if same:
        return _of_its_sentence(_at_the_same_time(told, same[-1], line), same)
    before = DiscourseState(list(passage.last), list(passage.wholes))
    before.pass_line(found)
    if _OF_THESE.search(mention.clause):
        return _taking(told, _common(before.wholes)) if before.wholes else told
    words = re.sub(r"(?<![\w/])[\d,]+(?![\w/])", " ", mention.clause)
    return _as_the_first(told, before.last, is_alone=is_alone) if before.last and says_only_when(words) else told


def start_of_sentence(line: str, mention: CountMention) -> int:
    """Where the sentence of a number begins in its line; the same words may stand in it twice."""
    return max(line.rfind(mention.sentence, 0, mention.start + len(mention.sentence)), 0)


def _at_the_same_time(told: Told, last: Told, line: str) -> Told:
    """The number with the period of the one before it, which leads: "In 2018/19 there were 12 girls and 4 boys"."""
    mention, own, facts = told
    before = last[0]
    leading = find_spans(line[start_of_sentence(line, mention) : before.start])
    if facts.period is not None or facts.period_kind or last[2].period is None or not leading:
        return told
    if leading[-1].period != last[2].period or find_spans(line[before.end : mention.start]):
        return told
    at = {"period": last[2].period, "period_kind": last[2].period_kind}
    sources = (*facts.sources, "period: its sentence")
    return mention, replace(own, **at, sources=(*own.sources, sources[-1])), replace(facts, **at, sources=sources)  # type: ignore[arg-type]


def _of_its_sentence(told: Told, same: Sequence[Told]) -> Told:
    mention, own, _ = told
    last = same[-1]
    if own.period is not None and says_only_when(mention.clause):
        timed = [other for other in same if f"period: {OWN}" in other[1].sources]
        base = timed[-1] if timed else last
        behind = same[same.index(base) + 1 :]
        at = {"period": own.period, "period_kind": own.period_kind, "part": own.part}
        question = WHICH_BEFORE if any(_differ(base[2], other[2]) for other in behind) else ""
        return mention, replace(base[1], **at), _asking(replace(base[2], **at), question)  # type: ignore[arg-type]
    if PART_OF.search(mention.clause):
        wholes = [other for other in same if not PART_OF.search(other[0].clause)]
        return _taking(told, wholes[-1][2]) if wholes else told
    told_here, told_there = _says(own), _says(last[1])
    is_short = not _NOUN.search(mention.clause) and not _HAPPENS.search(mention.clause)
    # "12 online offences against girls and 8 against boys": what the second leaves open, the first has said for both.
    return _taking(told, last[2]) if is_short and told_here and told_here < told_there else told


def _common(wholes: Sequence[Told]) -> CellFacts:
    """What all the numbers have in common of which another may be a part."""
    first = wholes[0][2]
    differing = {key: None for key in WHOSE if any(getattr(other[2], key) != getattr(first, key) for other in wholes)}
    return replace(first, **differing)  # type: ignore[arg-type]


def _as_the_first(told: Told, last: Sequence[Told], *, is_alone: bool) -> Told:
    """The number as another of what the last sentence told first; where that told several things, a person is asked which."""
    first = last[0][2]
    mention, own, facts = _taking(told, first)
    facts = replace(facts, offence=facts.offence or first.offence, counted=first.counted or facts.counted)
    differs = is_alone and any(_differ(first, other[2]) for other in last[1:])
    return mention, own, _asking(facts, WHICH_BEFORE if differs else "")


_TOTAL = regex(r"\btotal\b(?! of \d)", re.IGNORECASE)


def _taking(told: Told, other: CellFacts) -> Told:
    """The number with what the other says of whom, where its own clause says nothing of it."""
    mention, own, facts = told
    said = {key for key in WHOSE if getattr(own, key) is not None and key != "population"} | _says(own)
    said |= {"ages", "population"} if said & {"ages", "population"} else set()
    taken = {key: value for key in WHOSE if (value := getattr(other, key)) is not None and key not in said}
    sources = tuple(f"{key}: the figure before" for key in taken if key != "population")
    if "ages" in taken:
        taken["population"] = None
    # "Total 55 (female victims 48)" behind a line that ended with girls: is it the total of these, or of all?
    question = WHICH_BEFORE if sources and _TOTAL.search(mention.clause) else ""
    return mention, replace(own, **taken), _asking(replace(facts, **taken, sources=(*facts.sources, *sources)), question)


def _differ(one: CellFacts, other: CellFacts) -> bool:
    return any(getattr(one, key) != getattr(other, key) for key in WHOSE)


def _asking(facts: CellFacts, question: str) -> CellFacts:
    return replace(facts, questions=tuple(dict.fromkeys((*facts.questions, question)))) if question else facts


def with_what_follows(found: Sequence[Told]) -> list[Told]:
    """The figures of a line, each with what is said behind the last number of its sentence, where those before it say only when.

    "We recorded 12 in 2018/19 and 15 in 2019/20 against girls" is of girls both times, and so is "12 in 2018/19 and 15 in 2019/20
    were against girls".
    """
    told = list(found)
    shares = False
    for at in range(len(told) - 1, 0, -1):
        mention, own, facts = told[at]
        before_mention, before_own, before = told[at - 1]
        is_same = before_mention.sentence == mention.sentence
        shares = is_same and not _VERB.search(before_mention.clause) and (shares or _says_what_they_did(mention))
        if not is_same or (PART_OF.search(mention.clause) and not shares) or own.period is None:
            continue
        if not (_says(own) and (shares or _says_whose_behind(mention))) or before_own.period is None or _says(before_own):
            continue
        if shares or says_only_when(before_mention.clause):
            shared = replace(facts, period=before.period, period_kind=before.period_kind, part=before.part)
            told[at - 1] = before_mention, replace(own, period=before_own.period, period_kind=before_own.period_kind), shared
        elif at == 1 or told[at - 2][0].sentence != mention.sentence:
            told[at - 1] = before_mention, before_own, _asking(before, MAY_HOLD_TOO)
    return told


def _says(own: CellFacts) -> set[str]:
    """What the own clause of a number says of whom it is."""
    return {key for key in WHOSE if f"{key}: {OWN}" in own.sources}


def _says_whose_behind(mention: CountMention) -> bool:
    """Whether the words behind the period of a number say of whom it is, and no noun stands between the number and them."""
    return bool(_BEHIND.search(_without_periods(mention.clause))) and not _HAPPENS.search(mention.clause)


def _says_what_they_did(mention: CountMention) -> bool:
    """Whether a verb stands behind the period of a number and none before it: it is of all numbers that have none."""
    before, _, behind = _without_periods(mention.clause).partition("\x01")
    return not _VERB.search(before) and _VERB.match(behind.strip(" ,)")) is not None


_VERB = regex(
    r"(?:\b(?:all|both|each|also) )?"
    r"\b(?:were|was|are|is|had|have|has|carr(?:y|ies|ied)|bear|bore|involved?|concern(?:ed)?|relate[ds]?"
    r"|featured?|contain(?:ed)?|recorded|logged|reported|saw)\b",
    re.IGNORECASE,
)
_BEHIND = regex(
    r"\x01\W*(?:that |which )?(?:against|of|with|where|involving|concerning|for|by|among|flagged|marked|online|committed|aged)\b",
    re.IGNORECASE,
)
