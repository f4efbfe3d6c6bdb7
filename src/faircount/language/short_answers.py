"""Sentences that answer a question with a period and one number, and the numbers of a line that nobody has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from faircount.language.clause_words import split_sentences
from faircount.language.counting_words import AGAIN, AT_MOST
from faircount.language.labels import read_label
from faircount.language.numbers import WORDS
from faircount.language.periods import find_spans
from faircount.language.sentences import CountMention
from faircount.language.words import ONLINE
from faircount.patterns import regex
from faircount.vocabulary.offences import find_offence

_WORD = "|".join(word for word, number in WORDS.items() if number > 1 or word in ("nil", "none"))
_NUMBER = regex(
    rf"(?:\((?:fewer|less) than (?:\d+|{_WORD})|(?<![\w/.,£$€§(#-])"
    rf"(?:{AT_MOST}|(?:fewer|less) than (?:\d+|{_WORD})|<\s?\d+|\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD}))"
    r"(?![\w/%-]|[.,]\d|:\d)"
    r"(?! ?(?:per ?cent|%|years?\b|hours?\b|days?\b))",
    re.IGNORECASE,
)
_NO_COUNT = regex(
    r"\b(?:sections?|s\.?|aged?|ages|age of|under|over|below|above|regulation|article|table|annex|question|part|code|page|line"
    r"|ext\.?|extension|tel\w*|phone|on|at|act|no\.?|ref\w*|version|between|nearest"
    r"|(?:aged?|ages|between|(?:girls?|boys?|child(?:ren)?|victims?),?) (?:between |from )?\d{1,2} ?(?:to|and|or|[-–]))\s*$",
    re.IGNORECASE,
)
"""What stands before a number that counts nothing."""
_GOES_ON = regex(
    r"\s*(?:$|[.,;)]|(?:for|in|during|of (?:the|these|them|those|which)|with|were|was|had|have|carr\w+|such"
    r"|offen[cs]es?|crimes?|victims?|records?|cases?|incidents?|reports?)\b)",
    re.IGNORECASE,
)
"""How a sentence goes on behind its answer: any other word would be what the number counts."""
_LONGEST = 200
_JOINT = regex(
    r"(?:(?<!\d)[,;:]\s|[,;:]\s(?!\d{3}\b))"
    r"|\s(?=(?:and|with(?! an? child| children)|but(?! (?:not yet|under|below|younger)\b)|while) )"
)
_CHANGE = regex(
    r"\b(?:rise|rose|fall|fell|increas\w*|decreas\w*|drop\w*|reduc\w*|grew|growth|difference|more than|fewer than|times|half)\b",
    re.IGNORECASE,
)
"""What makes a number the size of a change."""


def short_answers(line: str) -> list[CountMention]:
    """The figures of sentences that hold one period and one number beside it, and no other.

    >>> [(m.number, m.clause) for m in short_answers("Of the total for 2021/22, six. In 2022/23 it was 12, of whom 3 were boys.")]
    [('six', 'Of the total for 2021/22, .')]
    """
    found = []
    for start, sentence in split_sentences(line):
        numbers = list(unread_numbers(sentence, ()))
        periods = [span for span in find_spans(sentence) if span.kind != "date"]
        if len(numbers) != 1 or len(periods) != 1 or len(sentence) > _LONGEST:
            continue
        (first, last) = numbers[0]
        if not _GOES_ON.match(sentence[last:]):
            continue
        clause = f"{sentence[:first]}{sentence[last:]}"
        found.append(CountMention(sentence[first:last], start + first, start + last, clause, sentence))
    return found


def in_series(line: str, mentions: Sequence[CountMention]) -> list[CountMention]:
    """The further figures of sentences that tell one already: each in a clause of its own, with a period, a sex or ages.

    >>> from faircount.language.sentences import mentions_in
    >>> said = "In 2021/22 we recorded 1650 offences, and in 2022/23 it recorded 1460."
    >>> [(m.number, m.clause) for m in in_series(said, mentions_in(said))]
    [('1460', 'and in 2022/23 it recorded .')]
    """
    found = []
    for start, sentence in split_sentences(line):
        told = [(mention.start - start, mention.end - start) for mention in mentions if mention.sentence == sentence]
        for first, last in unread_numbers(sentence, told) if told else ():
            before = [joint.end() for joint in _JOINT.finditer(sentence[:first])]
            after = _JOINT.search(sentence, last)
            left, right = (before[-1] if before else 0), (after.start() if after else len(sentence))
            clause = f"{sentence[left:first]}{sentence[last:right]}".strip()
            said = read_label(clause)
            says = bool(said.kinds & {"period", "sex", "age", "online"}) or said.flag is not None
            says = says or bool(offence_listed(clause, sentence))
            says = says or _is_rest_of_flag(clause, line[: start + first])
            if says and not _CHANGE.search(clause) and not any(left < end and begin < right for begin, end in told):
                found.append(CountMention(sentence[first:last], start + first, start + last, clause, sentence))
    return found


@lru_cache(maxsize=10_000)
def lists_offences(text: str) -> bool:
    """Whether a text tells numbers of several offences in a row, and so is of none of them.

    >>> lists_offences("244 were offences of rape, 202 of sexual assault and 50 of exposure."), lists_offences("12 of rape")
    (True, False)
    """
    return len({found for name in _OF_NAMES.findall(text) if (found := find_offence(name)) is not None}) > 1


def offence_listed(clause: str, sentence: str) -> str:
    """The words of a clause behind "of", in a sentence that tells numbers of several offences in a row; or nothing."""
    named = _OF_OFFENCE.fullmatch(clause) if lists_offences(sentence) else None
    return named[1] if named is not None else ""


_OF_NAMES = regex(r"\b\d+ (?:were |was )?(?:(?:offen[cs]es?|crimes?|cases) )?of ([a-z][a-z -]+?)(?=[,;.]| and |$)", re.IGNORECASE)
_OF_OFFENCE = regex(r"(?:and\s+)?(?:were\s+)?of (?!(?:the|these|those|which|whom|them|all)\b)([a-z][a-z -]+?)\W*", re.IGNORECASE)


def _is_rest_of_flag(clause: str, before: str) -> bool:
    """Whether a clause is of those that have not the flag that others have: "87 have the flag; the other 572 do not"."""
    return bool(_THE_REST.fullmatch(clause) and _HAVE_IT.search(before) and ONLINE.search(before))


_THE_REST = regex(
    r"(?:and |while |but )?the (?:other|remaining|rest)\s+(?:do|does|did|had|has|have|were|was) not\W*", re.IGNORECASE
)
_HAVE_IT = regex(
    r"\b(?:ha(?:ve|s|d)|carr(?:y|ied)|bear|bore) (?:the|this|that) (?:flag|marker|tag|qualifier)[^.\d]*$", re.IGNORECASE
)


def unread_numbers(text: str, read: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the numbers of a text stand that could count something and that nobody has read: no dates, ages, sections, sums."""
    taken = [*read, *((span.start, span.end) for span in find_spans(text)), *(match.span() for match in AGAIN.finditer(text))]
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken) and not _NO_COUNT.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            yield match.span()


_BESIDE = r"[A-Za-z][A-Za-z /-]*?\s+<?\d{1,3}(?:,?\d{3})*(?=\s|$)"
_LABELLED = regex(r"(.+?)\s+(<?[\d,]+)\s*")


def beside_each_other(text: str) -> list[tuple[str, str]]:
    """Labels of sexes, ages or flags and their numbers with nothing but spaces between, or nothing.

    >>> beside_each_other("Female 43 Male 9 Unknown 6"), beside_each_other("In 2019 43 girls")
    ([('Female', '43'), ('Male', '9'), ('Unknown', '6')], [])
    """
    pairs = _LABELLED.findall(text) if re.fullmatch(rf"(?:{_BESIDE}\s*){{2,6}}", text) else []
    said = [read_label(label) for label, _ in pairs]
    return pairs if all(one.is_unknown or one.kinds & {"sex", "age", "online"} for one in said) else []
