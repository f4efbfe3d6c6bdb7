"""Shares: percentages and fractions of a whole, "one in N", "39 of 43 forces"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.change import NO_PHRASE, size
from faircount.claims.extraction.extracted_claim import ExtractedClaim, signed, stated_value, trimmed
from faircount.claims.extraction.lexicon import COUNTING_NOUNS, HEDGE, NOUNS, PERCENT, SIZE_KEYS, VERBS, WHEN, N, direction_of
from faircount.claims.extraction.rate import is_of_time
from faircount.claims.mentions.fractions import FRACTION
from faircount.claims.mentions.numerals import NUMBER, is_word, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_BARE = Keyed(
    rf"(?<![\w-])(?P<lead>(?:by|of|at|to)\s+)?(?:an?\s+further\s+|a\s+further\s+)?{HEDGE}(?:{N}(?:{PERCENT}|(?=(?:,\s+{NUMBER}(?![\d,]))*,?\s+and\s+(?:then\s+)?(?:of\s+|by\s+)?{NUMBER}{PERCENT}))|(?P<f>{FRACTION}))",
    *SIZE_KEYS,
)
_FURTHER_YEAR = Keyed(
    rf"(?:\s+(?:in|for)\s+(?:the\s+)?{WHEN})(?:,\s+(?:and\s+|then\s+)?|\s+and\s+){HEDGE}{N}(?=\s+(?:in|for)\s+(?:the\s+)?{WHEN})"
)
_ONE_IN = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<a>{NUMBER})(?:(?:(?<=one)\s+[a-z]{{3,}}(?=\s+in\s+(?:every\s+)?{NUMBER}(?:\s*[,.;:)]|\s+(?:now|still|then|ever|never|drops?|dropped|says|of|was|were|is|are|has|had|have|came|come|involved?|end|ended|led|go|goes|went|said|did|do|does|who|that|that's|cases|offences|crimes|victims|children)\b)))?\s+in|(?:\s+{COUNTING_NOUNS})?\s+out\s+of|\s+times\s+in)\s+(?:every\s+)?(?P<b>{NUMBER}|(?:hundred|thousand)\b)(?!{PERCENT}|,?\d|\s+(?:per|months|years|weeks|days))"
    rf"(?:\s+(?:of\s+(?:the\s+)?)?(?:victims|children|offences|crimes|cases|reports))?"
)
_MOST = Keyed(
    rf"(?<![\w-])(?<!the )(?<!at )most(?=\s+(?:of\s+(?:them|these|those|the)|were|are)\b|,\s+{NUMBER}\b)",
    "most",
)
"""More than half in a word: "most of them, 104, took place online"."""
_OF_EVERY = Keyed(
    rf"(?<![\w-])(?:(?:out\s+)?of|for)\s+(?:every|each)\s+(?P<b>100|1,000|hundred|thousand|ten)\b(?![,.]?\d)[^.;:\d]{{3,110}}?,\s+(?:just\s+)?{HEDGE}{N}"
    rf"(?!{PERCENT}|,?\d)\s+(?=(?:were|was|are|is)\b)",
    "every",
    "each",
)
"""A share told by so many: "of every 100 sexual offences in Suffolk, 38 were rapes"."""
_EVERY = {"ten": 10.0, "hundred": 100.0, "100": 100.0, "thousand": 1_000.0, "1,000": 1_000.0}
_OUT_OF = regex(r"\bout\b")
_OF_FEW = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<a>{NUMBER})\s+of\s+(?P<b>{NUMBER})\s+(?:cases|offences|crimes|victims|children|reports|pages|images|girls|boys)\b"
)
"""A share told in words of few: "in three of four cases"."""
_EVERY_NTH = Keyed(
    rf"(?<![\w-]){HEDGE}every\s+(?P<nth>second|other|third|fourth|fifth|sixth|tenth)"
    rf"(?:\s+(?:one|(?:[a-z]+\s+)?{COUNTING_NOUNS}|rape|page|image|call|offender)\b|(?=\s*[,;)]|\s*\.(?!\d)|\s+of\s+(?:them|these|those)\b))",
    "every",
)
_NTH = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
"""A share told by counting through: "every second report proved to be illegal"."""
_FORCES = Keyed(
    rf"(?<![\w-]){HEDGE}(?P<a>{NUMBER})(?:\s+out)?\s+of\s+(?:the\s+|(?:the\s+)?[a-z&' ]{{2,20}}'s\s+)?(?P<b>{NUMBER})"
    rf"\s+(?:(?:[a-z]+\s+){{0,2}}?forces\b|(?:that|which)\s+(?:did|answered|replied|responded|could|gave)\b)",
    "forces",
    "did",
    "answered",
    "replied",
    "responded",
    "could",
    "gave",
)
_CHANGE_WORDS = Keyed(rf"\b(?:{NOUNS}|{VERBS}|{NO_PHRASE}up|down)\b")
_IS_HIGHER = regex(r"\b(?:higher|lower|larger|smaller|greater)\s+than\b[^.;]*,")
"""Before "by 92 per cent", where a sentence sets two numbers against earlier ones and then tells by how much."""
_CHANGE_OF = Keyed(
    rf"(?:(?:an?|the|this|that)\s+)?{NOUNS}\s+of\s+(?:an?\s+)?$|\b{VERBS}\s+(?:from\s+{NUMBER}\s+to\s+{NUMBER},\s+)?by\s+$"
)
"""Before "one in ten": then that is the size of a change, and no share."""
_SAME_CHANGE = Keyed(
    rf"\bfrom\s+{NUMBER}(?:\s+(?:in\s+)?{WHEN})?\s+to\s+{NUMBER}(?:\s+(?:in\s+)?{WHEN})?,?"
    r"(?:\s+(?:or|that is|equal to|which is)\s*|\s*\()$"
    rf"|\b(?:(?:{NOUNS}\s+of|(?:{VERBS}|up|down|(?<=\sand\s)[a-z]+)\s+by)\s+[\w,]+(?:\s+[a-z-]+){{0,3}}|more|fewer|higher|lower|up|down)"
    r"\s*,?\s+(?:or|that is|equal to|which is)\s*$"
    rf"|\b{NUMBER}\s+(?:more|fewer|higher|lower)\s+than\s+[^.;%]{{2,70}}?,?\s+(?:or|that is|equal to|which is)\s*$"
)
_RISE_IS = Keyed(
    rf"\b(?:the|this|that|its|their|an?)\s+(?:[a-z-]+\s+)?{NOUNS}\s+(?:is|was|comes\s+to|came\s+to|amounts\s+to|being|works\s+out\s+at)\s+(?:just\s+)?$"
)
"""Before a percentage that a noun of rising or falling is said to be: "the increase is"."""
_ANOTHER_RISE = Keyed(
    rf"\b(?:the|this|that)\s+(?:[a-z]+\s+)?{NOUNS}\s+(?:is|was|comes|came|amounts|amounted)\b[^.]*;[^;.]*\bit\s+(?:is|was|comes\s+to|came\s+to)\s+"
    r"(?:only\s+|just\s+)?$"
    rf"|\b(?:the|this|that)\s+(?:[a-z]+\s+)?{NOUNS}\s[^.;]{{0,40}}?\b(?:is|was)\s[^.;]*,?\s+(?:but|and|while)\s+(?:only\s+|just\s+)?$"
)
"""Before the second of "the rise is 13 per cent; on Anglesey alone it is a fifth"."""
_AS_MANY = Keyed(
    r"\s+(?:as\s+(?:many|high|much|large|likely)|th(?:at|ose)\s+(?:of|in|for|many|number|figure|total)|the\s+(?:[a-z]+\s+){0,2}?(?:number|figure|total|level|rate|size)|the\s+\d[\d.]*\s?(?:%|per\s?cent))(?!\w)"
)
_ALONE = regex(rf"\s+(?:(?:in|over|for)\s+(?:the\s+)?)?{WHEN}\s+alone\b")
_DID = regex(r"\W*(?:(?:yes|indeed)\W+)?(?:they|it|these|those|that|numbers|(?:the )?figures?) (?:did|has|have)\b")
_OVER_TIME = regex(rf"\s+(?:(?:in|over|for|since|within)\s+(?:the\s+)?)?{WHEN}\s*(?:[,;)]|\.(?!\d)|$)")
_SIZED_BEFORE = Keyed(
    rf"\b(?:{VERBS}|up|down)\s+(?:by\s+)?(?:[a-z]+\s+){{0,2}}?[\w.]+{PERCENT}(?:(?!\bof\s+(?:which|wh|these|those|them|the)\b)[^.;])*,?\s+and\s+$"
)
"""Before another size of one change: "rose by 17 per cent in the last year, and 43 per cent in the two years"."""
_IT_WAS = regex(r"\b(?:year|month)s?\s+(?:alone\s+)?it\s+(?:was|is)\s*$|\ue000\s+(?:alone\s+)?it\s+(?:was|is)\s*$")
_TIMES_THE = regex(r"\b(?:times|twice|double)\s+the\s+$")
_UP_FROM = regex(
    r"(?:\b(?:up|down|improved|increased|decreased|risen|fallen)\s+from|\b(?:higher|lower|more|less)\s+than)\s+(?:the\s+)?$"
)
_STANDS_AT = regex(
    r"\b(?:stands?|stood|standing)\s+at\s+(?:just\s+|only\s+)?$|\bpoints?\s+(?:(?:more|higher|lower|less)\s+)?(?:on|than|short\s+of|above|below)\s+the\s+$"
)
_FROM_COUNT = Keyed(rf"\s*\(?(?:(?:up|down)\s+)?from\s+(?:the\s+)?{NUMBER}(?!{PERCENT}|[\d,.]*{PERCENT}|[\d,]*\s+(?:to|in)\b)")
"""Behind a percentage that is then a change from this count."""
_SO_MANY_SAW = Keyed(
    rf"(?:{NUMBER}|\b(?:forces|areas|counties|boroughs))\s+(?:(?:of\s+them|forces|areas|counties|boroughs)\s+)?(?:saw|had|recorded|reported|showed|noted)\s+"
    rf"(?:an?\s+)?(?:[a-z]+\s+)?{NOUNS}\b[^,;:]*[,(]\s*$"
)
"""Before the share of those that saw a rise: "28 saw a rise in 2014/15, 72 per cent"."""
_IN_BRACKETS = Keyed(rf"{NUMBER}(?:\s+[a-z]+)?\s*\($")
ROUND = 20
"""Up to here "N out of" a number tells a share ("nine out of ten"); beyond, a number that is not round is a count."""
_OF_ANOTHER = regex(r"\s+of\s+(?:the|its|their|that|what)\b")
_STOP = regex(r"[;:]|,\s+(?:and|but|while|with|or)\b|\b(?:while|but)\b")


def find_shares(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Bare percentages and fractions: a change where the words before them speak of rising or falling, else a share."""
    yield from _mosts(passage, wording)
    for found in _BARE.finditer(passage.masked):
        stated = size(found, wording)
        if stated is None or (found["f"] and _AS_MANY.match(passage.masked[found.end() :])):
            continue
        if found["f"] == "a quarter" and is_of_time(passage.masked, found.start("f"), found.end("f")):
            continue
        if found["n"] and found.end() == found.end("n") and passage.masked[: found.start("n")].endswith("of the "):
            continue  # "the highest of the five and 44 per cent above": the five are no per cent
        if found["n"] and (stated.value or 0) > 100 and _OF_ANOTHER.match(passage.masked, found.end()):
            continue  # "210 per cent of the earlier" is so many times another number
        at = found.start("n") if found["n"] else found.start("f")
        start = found.start() if found["lead"] == "by " else found.end("lead") if found["lead"] else found.start()
        if is_change(passage, found, stated):
            direction = _direction(passage, found.start())
            yield ExtractedClaim(start, trimmed(found)[1], ClaimKind.CHANGE, signed(stated, direction), at)
        else:
            yield ExtractedClaim(start, trimmed(found)[1], ClaimKind.SHARE, stated, at)
            if found["n"] and found.end() > found.end("n"):
                yield from _of_further_years(passage, found.end(), wording)


def _of_further_years(passage: Passage, end: int, wording: Wording) -> Iterator[ExtractedClaim]:
    """The percentages of further years that share the unit of the first ("10.0 per cent in 2022, 11.0 in 2023")."""
    while (found := _FURTHER_YEAR.match(passage.masked, end)) is not None:
        stated = stated_value(Form.PERCENT, found["n"], wording, found["hedge"])
        yield ExtractedClaim(*found.span("n"), ClaimKind.SHARE, stated, found.start("n"))
        end = found.end()


def _mosts(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """More than half, said as "most"."""
    amount = wording.take(Form.FRACTION, 50.0, 1.0, "more than")
    for found in _MOST.finditer(passage.masked):
        yield ExtractedClaim(
            *found.span(), ClaimKind.SHARE, StatedValue(Form.FRACTION, amount, 50.0, 1.0, "more than", word="half"), found.start()
        )


def is_change(passage: Passage, found: re.Match[str], stated: StatedValue) -> bool:
    """Whether a bare percentage is a change, by the words of its clause, or of its column's heading."""
    cell = passage.cell(found.start())
    if cell is not None:
        return _CHANGE_WORDS.search(cell.heading) is not None
    after = passage.masked[found.end() : found.end() + 30]
    start = _beginning(passage, found.start())
    before = passage.masked[start : found.start()]
    number = found.start("n") if found["n"] else found.start("f")
    if _STANDS_AT.search(passage.masked, start, number):
        return False
    clause = _STOP.split(before)[-1]
    if _IN_BRACKETS.search(before):
        clause = re.split(r",(?!\d)", clause)[-1]  # "were dropped, 401 (29 per cent) for want of evidence"
    if _FROM_COUNT.match(after):
        return True
    if _UP_FROM.search(before):
        return False  # "up from 84 per cent" tells the earlier share
    if re.match(r"\s+(?:of\b|the\s+\d)", after) and not _TIMES_THE.search(before):
        return False
    if _SO_MANY_SAW.search(before):
        return False
    if _SAME_CHANGE.search(before) or (_IT_WAS.search(clause) and _CHANGE_WORDS.search(before)):
        return True
    if _RISE_IS.search(before) or _ANOTHER_RISE.search(before):
        return True
    if found["lead"] == "by " and (_CHANGE_WORDS.search(before) or _IS_HIGHER.search(before)):
        return True
    if _ALONE.match(passage.masked[found.end() :]) and _CHANGE_WORDS.search(before):
        return True  # "an increase of 70 per cent in three years, and 31 per cent in the last year alone"
    if _OVER_TIME.match(passage.masked, found.end()) and _SIZED_BEFORE.search(before):
        return True
    if _CHANGE_WORDS.search(clause):
        return True
    return stated.value is not None and abs(stated.value) > 100


def _direction(passage: Passage, offset: int) -> Direction | None:
    return direction_of(passage.masked[_beginning(passage, offset) : offset])


def _beginning(passage: Passage, offset: int) -> int:
    """Where its sentence begins, or the question that it answers: "Did offences rise in Kent? They did, by 12 per cent"."""
    start, _ = passage.around(offset)
    is_answer = start > 0 and _DID.match(passage.masked, start, offset) is not None
    question, end = passage.around(start - 1) if is_answer else (start, start)
    return question if passage.masked[question:end].rstrip().endswith("?") else start


def find_one_in(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """Shares as "one in five", "over four in ten", "nine out of ten"."""
    for found in _OF_FEW.finditer(passage.masked):
        part, whole, hedge = number_of(found["a"]), number_of(found["b"]), found["hedge"] or ""
        if part < whole and is_word(found["a"]) and is_word(found["b"]):
            share = 100 * part / whole
            amount = wording.take(Form.ONE_IN if whole != ROUND / 2 else Form.FRACTION, share, 1.0, hedge)
            stated = StatedValue(Form.ONE_IN, amount, share, 1.0, hedge, part=part, whole=whole)
            yield ExtractedClaim(*trimmed(found), ClaimKind.SHARE, stated, found.start("a"))
    for found in _EVERY_NTH.finditer(passage.masked):
        whole, hedge = _NTH[found["nth"]], found["hedge"] or ""
        amount = wording.take(Form.ONE_IN, 100 / whole, 1.0, hedge)
        stated = StatedValue(Form.ONE_IN, amount, 100 / whole, 1.0, hedge, part=1.0, whole=float(whole))
        yield ExtractedClaim(*trimmed(found), ClaimKind.SHARE, stated, found.start("nth"))
    for found in _OF_EVERY.finditer(passage.masked):
        part, whole, hedge = number_of(found["n"]), _EVERY[found["b"]], found["hedge"] or ""
        if part < whole:
            share, unit = 100 * part / whole, 100 / whole
            stated = StatedValue(Form.PERCENT, wording.take(Form.PERCENT, share, unit, hedge), share, unit, hedge)
            yield ExtractedClaim(*trimmed(found), ClaimKind.SHARE, stated, found.start("n"))
    for found in _ONE_IN.finditer(passage.masked):
        part, whole, hedge = number_of(found["a"]), number_of(found["b"]), found["hedge"] or ""
        if not part < whole <= 10_000 or (part > 20 and whole > 100):
            continue
        if _OUT_OF.search(found[0]) and whole > ROUND and whole not in (25, 50, 100, 1_000) and not is_word(found["b"]):
            continue  # "19 out of 143" counts both
        share = 100 * part / whole
        form = Form.ONE_IN if part == 1 or whole not in (10, 100) else Form.FRACTION
        stated = StatedValue(Form.ONE_IN, wording.take(form, share, 1.0, hedge), share, 1.0, hedge, part=part, whole=whole)
        change = _CHANGE_OF.search(passage.masked[: found.start()])
        if change is not None:
            changed = StatedValue(
                Form.FRACTION, wording.take(Form.FRACTION, share, 1.0, hedge), share, 1.0, hedge, word=found["b"]
            )
            lead = found.start() - len("by ") if change[0].endswith("by ") else change.start()
            yield ExtractedClaim(
                lead, trimmed(found)[1], ClaimKind.CHANGE, signed(changed, direction_of(change[0])), found.start("a")
            )
            continue
        yield ExtractedClaim(*trimmed(found), ClaimKind.SHARE, stated, found.start("a"))


def find_forces(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """How many of the forces answered."""
    for found in _FORCES.finditer(passage.masked):
        part, whole = number_of(found["a"]), number_of(found["b"])
        if whole <= 0 or part == 1 or (_OUT_OF.search(found[0]) and whole <= ROUND and is_word(found["b"])):
            continue  # "one of the five forces" names a force, and "four out of five forces" tells a share
        stated = StatedValue(Form.PART_OF, None, 100 * part / whole, 1.0, found["hedge"] or "", part=part, whole=whole)
        yield ExtractedClaim(*trimmed(found), ClaimKind.SHARE, stated, found.start("a"))
