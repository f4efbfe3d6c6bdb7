"""Numbers in sentences that count something, each with the clause that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from faircount.language import clause_words
from faircount.language.clause_words import split_sentences
from faircount.language.clauses import clauses_of
from faircount.language.counting_words import NUMBER_WORDS, counting_spots, number_in_words, touch
from faircount.language.periods import find_spans
from faircount.patterns import regex

_LEGEND = regex(
    r"^\W*(?:\d{1,2}[.)]\s*)?['\"‘“]?(?:[^\w\s]{1,3}|\[\w{1,4}\]|(?![fm]\W)[a-z]{1,2})['\"’”]?\s*=\s*"
    r"(?:fewer|less|under|below|between|up to|<|≤|\d{1,2}\s*(?:to|-|–)\s*\d|a (?:count|number|figure|value))|"
    r"\b(?:withheld to|to prevent identif"
    r"|is (?:used|shown|given) (?:where|when|if|for|wherever)\b"
    r"|dash|hyphen|suppress|asterisk|denot|stands for|shown as|replaced|represent|round(?:ed|ing)|means any"
    r"|disclosure control|low numbers|re-?identif|threshold|"
    r"first given as|revised from|previously (?:given|stated|reported)|nearest)"
    r"|<\s?\d+[^.;]{0,40}\b(?:means?|given|shown|used|is any)\b"
    r"|\b(?:given|shown|printed|entered|marked|recorded|displayed|written) as\W+(?:<\s?\d|\*)"
    r"|\b(?:where|if|when) (?:the |a )?(?:count|figure|number|value|total)s? (?:is|are|was|were)\b[^.;]{0,30}<\s?\d"
    r"|\b(?:where|if|when|wherever) (?:an? |the )?['\"‘“(]?[^\w\s]{1,3}['\"’”)]? (?:is|are|was|were|has been|appears)\b"
    r"|\b(?:cell|box|entry|field)s? (?:reads?|shows?|says?|contains?)\b"
    r"|^\W*(?:key|legend|symbols?)\s*:|^\W*(?:<\s?\d+|\*+)[\"”'’]?\s*(?:means?\b|is any\b|=)",
    re.IGNORECASE,
)
_NO_COUNT = regex(
    r"\b(?:(?:may|can|could|might|would|should|must) (?:not )?(?:be|have|also)\b|(?:is|are|be) (?:only "
    r"|each )?counted|counts? (?:once|twice|as one|for each)"
    r"|(?:may|can|could|would) (?:also )?(?:appear|be counted|have been counted)"
    r"|(?:been|were|was|are|is) (?:therefore |also )?(?:left out|excluded|omitted|discounted|disregarded)"
    r"|lives?\b|resid\w+|population"
    r"|(?:records|results|files|logs|entries|items)(?:,? (?:each|all|any|many) of)?,? (?:which|that) (?:would|will|must|need))\b",
    re.IGNORECASE,
)
"""How the counting was done, or what was left out of it: "A victim of two crimes is counted twice"."""
_AGE = regex(
    r"\b(?:aged?|ages|age of|under|over|below|above|not yet|(?:younger|older) than"
    r"|aged? (?:between )?(?:\d{1,2} ?|\w+ )(?:to|and|or|-))\s*$",
    re.IGNORECASE,
)
"""What makes a number an age, though something countable may follow: "aged 0 to 15 by offence type"."""
_OTHER = regex(
    r"\b(?:hours?|days?|minutes|£|cost|fee|limit|section|act|search(?:es|ed|ing)?\b"
    r"(?! (?:returned|found|brought|produced|gave|with|on))"
    r"|manual(?:ly)?|read(?:ing)? (?:each"
    r"|every|through)|officers?|systems?|would (?:take|need|mean|require|have to)|by hand|individually|"
    r"open(?:ing)? (?:each|every)|review(?:ing)? (?:each|every|all)|estimat|per record|each record|in excess of|question \d)\b",
    re.IGNORECASE,
)
_EFFORT = regex(r"\b\d+ (?:minutes|hours)\b|£ ?\d", re.IGNORECASE)
_BRACKETS = regex(r"\([^()]*\)")
_SAID_BEFORE = regex(r"\b(?:of|out of|among) (?:the|these|those|all)\s*$", re.IGNORECASE)
_AGED = regex(
    r"\b(?:youngest|oldest|(?:median|mean|average) age)\b[^.;\d]{0,50}?\b(?:was|were|is|of)\s+(?:aged?\s+)?"
    rf"(\d{{1,2}}(?:\.\d)?|{NUMBER_WORDS})\b(?!,?\d| (?:of|offences|victims)\b)",
    re.IGNORECASE,
)
"""An age that is told as a figure: "The youngest victim was aged 5"."""
_NO = regex(r"\b(?:no|none|not any)\b", re.IGNORECASE)
_WITHOUT = regex(r"\bwith no$", re.IGNORECASE)
_ALL_BUT = regex(r"\b(?:all|every\w*) (?:but|bar|save(?: for)?|except(?: for)?)\s*$|\b(?:apart|aside) from\s*$", re.IGNORECASE)
"""What leaves out those that are counted behind it: "All but three of the offences were committed in person"."""


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number that counts, its place in the line, its clause and its sentence."""

    number: str
    start: int
    end: int
    clause: str
    sentence: str


def mentions_in(line: str) -> list[CountMention]:
    """The figures told in a line of prose.

    >>> [m.number for m in mentions_in("The force logged 39 offences under s15A of the Sexual Offences Act 2003.")]
    ['39']
    >>> mentions_in("We keep 2 small files; see section 12, 18 hours.")
    []
    >>> mentions_in("Where there are 1-4 offences the figure has been recorded as <5.")
    []
    >>> mentions_in("All but three of the offences in 2022/23 were committed in person.")
    []
    """
    return [*_told_in(line)]


@lru_cache(maxsize=5_000)
def _told_in(line: str) -> tuple[CountMention, ...]:
    """Found once: each figure of a letter asks the same sentences again what they tell."""
    found: list[CountMention] = []
    for start, sentence in split_sentences(line):
        if not _LEGEND.search(sentence) and not sentence.rstrip().endswith("?"):
            found += _in_sentence(sentence, start)
    return tuple(found)


def without_counts(text: str) -> str:
    """The sentences of a text that tell no figure: what one says of its own figure ("41 had a victim under 13") is of no other.

    >>> without_counts("All victims were under 18. Of the 132 offences, 41 had a victim under 13.")
    'All victims were under 18.'
    """
    if not re.search(r"\d", text):
        return text
    told = (sentence for _, sentence in split_sentences(text))
    return " ".join(
        said for said in told if not (mentions_in(said) or clause_words.IN_ORDER.search(said) or clause_words.HIDES.search(said))
    )


def of_what_follows(text: str) -> str:
    """What words before others say of these; what a sentence says of figures of its own is of no other.

    >>> of_what_follows("We recorded 12 crimes against boys."), of_what_follows("12 crimes were against boys, as shown below.")
    ('', '12 crimes were against boys, as shown below.')
    """
    return text if leads_on(text) else without_counts(text)


def leads_on(text: str) -> bool:
    """Whether words say that what follows is of them: "The figures below are of ...", "Offences in schools:"."""
    return _LEADS.search(text) is not None


_LEADS = regex(r"\b(?:below|follow(?:s|ing)?|tables?|broken down|breakdown)\b|:\s*$", re.IGNORECASE)


def _in_sentence(sentence: str, offset: int) -> list[CountMention]:
    if len(re.findall(r"\d+", sentence)) > _MOST:
        return []
    spans = _without_counts([(span.start, span.end) for span in find_spans(sentence)], sentence)
    masked = clause_words.YEAR_OF_LAW.sub(lambda found: "x" * len(found[0]), sentence)
    for first, last in spans:
        masked = f"{masked[:first]}{chr(1) * (last - first)}{masked[last:]}"
    aged = {match.span(1) for match in _AGED.finditer(sentence)}
    spots = counting_spots(sentence, masked) | aged
    counting = (spot for spot in spots if spot in aged or not _is_age(sentence, spot[0], sentence[slice(*spot)]))
    told = (spot for spot in counting if not _WITHOUT.search(sentence[: spot[1]]) and not _ALL_BUT.search(sentence[: spot[0]]))
    ordered = sorted(spot for spot in told if _is_number(sentence, spot, spans))
    ordered = [spot for number, spot in enumerate(ordered) if not number or spot[0] >= ordered[number - 1][1]]
    of_age = [match.span() for match in _TWO_AGES.finditer(masked) if int(match[2]) == int(match[1]) + 1]
    others = (m.span() for m in _ANY.finditer(masked) if not _AGE.search(masked[: m.start()]))
    numbers = sorted({*ordered, *(spot for spot in others if not any(touch(spot, ages) for ages in of_age))})
    numbers = [spot for n, spot in enumerate(numbers) if spot in ordered or not any(touch(spot, other) for other in ordered)]
    wholes = {after for before, after in pairwise(numbers) if clause_words.OUT_OF.fullmatch(sentence, before[1], after[0])}
    ordered, numbers = ([spot for spot in spots if spot not in wholes] for spots in (ordered, numbers))
    bounds = dict(zip(numbers, clauses_of(sentence, masked, numbers), strict=True))
    mentions = []
    for (start, end), (first, last) in ((spot, bounds[spot]) for spot in ordered):
        changes = clause_words.CHANGED.search(sentence, end, last)
        behind = clause_words.SHARE_BEHIND.sub(" ", sentence[end : changes.start() if changes is not None else last])
        behind = "" if clause_words.PARTS_BEHIND.match(behind) else behind
        words, clause = sentence[start:end], clause_words.SHARE_BESIDE.sub(" ", f"{sentence[first:start]} {behind}")
        clause = clause_words.SHARE_BEFORE.sub(" ", clause) if sentence[:start].endswith("(") else clause
        is_age = (start, end) not in aged and _SAID_BEFORE.search(sentence[:start])
        is_footnote = bool(clause_words.NUMBERED.search(sentence[:start])) or (not start and _FOOTNOTE.match(sentence))
        is_of_others = _OF_OTHERS.match(sentence, end) or _MAY.match(sentence, end)
        if not (is_age or is_footnote or is_of_others or clause_words.CHANGED.match(sentence, first, start)) and _counts(
            words.lower(), clause, sentence
        ):
            worth = number_in_words(words)
            number = str(worth) if worth is not None else re.sub(r"^no(?:ne)?$", "nil", words, flags=re.IGNORECASE)
            mentions.append(CountMention(number, offset + start, offset + end, clause.strip(), sentence))
    return mentions


def _without_counts(spans: list[tuple[int, int]], sentence: str) -> list[tuple[int, int]]:
    """The periods of a sentence without those that are counts like a year, as each has a period of its own beside it."""
    return [span for span in spans if not (_YEAR.fullmatch(sentence, *span) and _has_own_period(span, spans, sentence))]


def _has_own_period(year: tuple[int, int], spans: list[tuple[int, int]], sentence: str) -> bool:
    first, last = year
    if _TIME_BEFORE.search(sentence[max(0, first - 20) : first]):
        return False
    behind = _OF_TIME.match(sentence, last)
    if behind and any(behind.end() == start for start, _ in spans):
        return True
    return any(
        (_FOR_TIME if _YEAR.fullmatch(sentence, start, end) else _OR_BARE).fullmatch(sentence, end, first)
        and _ENDS.match(sentence, last)
        for start, end in spans
    )


_YEAR = regex(r"(?:19|20)\d\d")
_TIME_BEFORE = regex(
    r"\b(?:in|for|during|since|from|to|until|years?|ending|ended|between|(?:jan|febr)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: the)?\s*$",
    re.IGNORECASE,
)
_OF_TIME = regex(r"\s*\(|\s+(?:in|for|during)\s+(?:the\s+)?(?:(?:financial|calendar)\s+)?(?:years?\s+)?", re.IGNORECASE)
"""Between a count and its period: of "2018 in 2016/17" the first is no year."""
_FOR_TIME = regex(r",?\s+(?:(?:there|it) )?(?:was|were|is|recorded)\s+|,?\s+we recorded\s+", re.IGNORECASE)
"""Between a period and its count: "the figure for 2016/17 was 2018"."""
_OR_BARE = regex(rf"(?:,|:|\s[-–])?\s+|{_FOR_TIME.pattern}", re.IGNORECASE)
_ENDS = regex(r"\s*(?:[.;,)]|and\b|$)", re.IGNORECASE)
_TWO_AGES = regex(r"(?<![\w/.£(-])(\d|1\d) (?:or|and) (\d|1\d)(?![\w/%-]|\.\d| (?:offences|crimes|victims|of|were|in)\b)")
"""Two ages that follow each other: "830 were 14 or 15" counts neither 14 nor 15."""
_OF_OTHERS = regex(
    r"\s+(?:(?:police|specialist|dedicated|trained|(?:full|part)[ -]time|civilian|support|fte|financial|calendar)\s+){0,3}"
    r"(?:officers?|staff|employees|detectives|constables|sergeants|posts|volunteers|pupils|fte|years|months)\b"
    r"|\s+(?:or|and) (?:over|older|above|under|younger|below)\b",
    re.IGNORECASE,
)
"""What stands behind a number of neither offences nor victims: "14 officers", "five financial years", "12 or over"."""
_MAY = regex(r"\s+(?:\w+\s+){0,3}(?:may|might|can|could)\b(?!\s+\d)", re.IGNORECASE)  # "one offence may have two victims"
_MOST = 200  # numbers beyond which a text without a full stop is a list and no sentence
_ANY = regex(
    r"(?<![\w/.£§(-])\d{1,3}(?:,\d{3})+(?![\w%/-]|\.\d)|(?<![\w/.,£§(-])\d+(?![\w%/,-]|\.\d| ?(?:per cent|years?"
    r"|and (?:under|over)|or (?:under|over|younger)|to \d))"
)


def _counts(words: str, clause: str, sentence: str) -> bool:
    """Whether the clause speaks of something counted, and not of how it was done, or of time and cost."""
    if _NO_COUNT.search(clause):
        return False
    if words == "no" and (not _FOUND.search(sentence) or re.search(r"\binformation|\bdata\b|held\b", clause, re.IGNORECASE)):
        return False
    if words == "one" and (clause_words.FOR_EXAMPLE.search(sentence) or _AT_LEAST_ONE.search(clause)):
        return False
    if words in ("one", "two") and not _HAPPENED.search(clause):
        return False
    # The whole sentence tells what looking would take: "519 records at 10 minutes each come to 86 hours".
    return not (_EFFORT.search(sentence) or _OTHER.search(_BRACKETS.sub(" ", clause))) or bool(_RECORDED.search(clause))


_AT_LEAST_ONE = regex(r"\b(?:at least|more than)\s+(?:\w+ )?(?:victim|offence|crime|child|person|suspect)s?\b", re.IGNORECASE)
"""How the counting was done: "crimes where at least one victim was under 18"."""
_FOUND = regex(r"\b(?:recorded|logged|reported|were|found|identified)\b", re.IGNORECASE)
_HAPPENED = regex(
    r"\b(?:were|was|recorded|logged|had|has|have|there|carr(?:y|ies|ied)|bore|bears?|involv\w+|concern(?:s|ed)"
    r"|relat(?:es?|ed) to|flagged)\b",
    re.IGNORECASE,
)
_RECORDED = regex(r"\b(?:recorded|logged|reported|there (?:were|was))\b", re.IGNORECASE)
_FOOTNOTE = regex(r"\d [A-Z][a-z]")  # a small number before its note: "1 Crimes reported, not recorded, in that year"


def _is_age(sentence: str, start: int, words: str) -> bool:
    """Whether the number says how old somebody is."""
    before = sentence[max(0, start - 40) : start]
    said = re.match(r"under (\d+)", words, re.IGNORECASE)  # nobody hides counts under more than ten
    return bool(_AGE.search(before)) or (said is not None and (int(said[1]) > 10 or bool(_PEOPLE_BEFORE.search(before))))


_PEOPLE_BEFORE = regex(
    r"\b(?:was|were|is|are|aged|victims?|child(?:ren)?|girls?|boys?|people|those|anyone|persons?),?\s*$", re.IGNORECASE
)


def _is_number(sentence: str, spot: tuple[int, int], periods: list[tuple[int, int]]) -> bool:
    """Whether the digits count: "1925 suspects" do, those of a year or a part of a period do not."""
    touched = [period for period in periods if period[0] < spot[1] and spot[0] < period[1]]
    if not touched:
        return True
    before = sentence[max(0, spot[0] - 14) : spot[0]]
    return touched == [spot] and not re.search(
        r"\b(?:(?:in|for|during|since|from)(?: the)?|of|to|until|year|years|and|between)\s*$", before, re.IGNORECASE
    )
