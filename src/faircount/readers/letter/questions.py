"""Which question of the request a part of a letter answers: "2." answers the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from faircount.language.cell_values import is_value
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.base import Prose, ProseKind
from faircount.readers.letter.requests import is_asking, until_replied

_TAG = regex(
    r"^\W*(?:(?:our |the )?(?:answer|response|reply|repl)(?:s|ies)?(?: (?:to|for))?[ :–-]*)?"
    r"(?:(?:q(?:uestion)?s?|part|point|item|request|(?-i:A)(?=\d{1,2}(?:[.):]|\s+\S)))"
    r"[. ]{0,2}\(?(\d{1,2}|[a-h]|i{1,3}|iv|v)\b\)?"
    r"|\(?(?!(?:2[6-9]|[3-9]\d)\.\s*$)(\d{1,2}[a-h]?|[a-h]|i{1,3}|iv|v)[.):]|(?-i:([A-H])(?=\s*$)))(?=[\s:.)–-]|$)"
    r"|^\W*(?:answer|response|reply) (\d{1,2})(?=\W*$)",
    re.IGNORECASE,
)
"""The number of a question. "45." alone is an answer and its full stop, as no letter asks so much."""
_SPLIT = regex(
    r"(?m)(?:^|(?<=[?.:;] ))(?=\s*(?:(?:q(?:uestion)?[. ]{0,2})?\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)[.):]\s|(?-i:Q)\d{1,2}\s))"
    r"|(?<=[\w,] )(?=\((?:\d|[a-f])\) (?:how many|(?:the |total )*numbers? of|what|whether|please|(?:of|for) (?:these|those)"
    r"|(?:a )?break-?down|the (?:ages?|sex(?:es)?|genders?|ethnicity|outcomes?))\b)",
    re.IGNORECASE,
)


def number_of(text: str) -> str:
    """The number or letter of the question that a line says it is or answers, or nothing.

    >>> number_of("2. 46"), number_of("Response to question 3"), number_of("(b) Fewer than 5"), number_of("12 offences")
    ('2', '3', 'b', '')
    >>> number_of("B"), number_of("A total of 12"), number_of("Answer 3")
    ('b', '', '3')
    """
    found = _TAG.match(text[:80])
    return next(filter(None, found.groups())).lower() if found else ""


def number_in(text: str, questions: Mapping[str, str]) -> str:
    """The number of the question that a line of a letter with these questions answers, or nothing; "A." answers the one above it.

    >>> number_in("A. 46", {"1": "How many?"}), number_in("A. 46", {"a": "How many?"}), number_in("B. 46", {"1": "How many?"})
    ('', 'a', 'b')
    """
    found = number_of(text)
    return "" if found == "a" and text.lstrip().startswith("A") and questions and "a" not in questions else found


def without_number(text: str) -> str:
    """The line without the number of its question.

    >>> without_number("Question 2: 15 arrests"), without_number("15 arrests")
    ('15 arrests', '15 arrests')
    """
    found = _TAG.match(text[:80])
    return text[found.end() :].lstrip(" :.)–-\t") if found else text


def without_stop(line: str, questions: Mapping[str, str]) -> str:
    """A line that is one number and a full stop without this: "45." answers what was asked, and is no number of a question.

    >>> without_stop("45.", {"1": "How many?"}), without_stop("A: 45.", {}), without_stop("1.", {"1": "How many?"})
    ('45', 'A: 45', '1.')
    """
    found = _ALONE.fullmatch(line)
    return line.rstrip(". ") if found is not None and found["number"] not in questions else line


_ALONE = regex(r"\s*(?:a(?:nswer)?\s*[:.)-]\s*)?(?P<number>\d[\d,]*)\.\s*", re.IGNORECASE)


def questions_of(blocks: Iterable[Prose]) -> Mapping[str, str]:
    """The questions of a letter by their numbers, as the request puts them; one told in two ways is left out.

    >>> asked = Prose("1. Rapes in 2019/20\\n2. How many of them were online", ProseKind.REQUEST, "par2")
    >>> questions_of([asked])["2"]
    'How many of them were online'
    """
    asked: dict[str, set[str]] = {}
    restated: dict[str, set[str]] = {}
    titled: dict[str, set[str]] = {}
    items = []
    above = ""  # "Q1." on a line of its own: what is asked follows.
    asked_last = ""  # a list of questions goes on while its numbers do: "3. For those at question 2, the age of the victim".
    for block in blocks:
        if block.kind not in (ProseKind.REQUEST, ProseKind.PARAGRAPH, ProseKind.ITEM, ProseKind.HEADING):
            continue
        # Below the same number once more stands the answer.
        if above and above not in restated | titled and not number_of(block.text) and puts_question(block.text):
            (restated if is_asking(block.text) else titled).setdefault(above, set()).add(block.text.strip())
        above = number_of(block.text) if not re.search(r"\w", without_number(block.text)) else ""
        above = "" if above == "a" and restated else above  # "A." answers the question above it
        if block.kind is ProseKind.HEADING and not _NAMED.match(block.text):
            continue
        for piece in filter(str.strip, _SPLIT.split(block.text)):
            number, said = number_of(piece), until_replied(without_number(piece).strip())
            goes_on = bool(number) and number == _stepped(asked_last, 1) and not mentions_in(said)
            is_asked = block.kind is ProseKind.REQUEST or is_asking(said) or goes_on or (bool(number) and asks_a_count(said))
            asked_last = number if is_asked else ""
            said = said if is_asked else _titled(piece)
            told = titled if not is_asked else asked if block.kind is ProseKind.REQUEST else restated
            if number and (len(said) > 12 or _LEANS.search(said)) and re.search(r"[^\W\d_]{3}", said):
                told.setdefault(number, set()).add(said)
        if block.kind is ProseKind.REQUEST and block.is_listed and not number_of(block.text):
            items.append(block.text)
    if not asked and len(items) > 1:
        asked = {str(number): {text} for number, text in enumerate(items, start=1)}
    # A letter that puts questions once more, above their answers, answers them by its own numbers.
    found = (asked | titled | restated) if restated else (titled | asked)
    return {number: texts.pop() for number, texts in found.items() if len(texts) == 1}


def _stepped(number: str, step: int) -> str:
    """The number or letter so many further on, where there is one."""
    return str(int(number) + step) if number.isdecimal() else chr(ord(number) + step) if len(number) == 1 else ""


_NAMED = regex(r"^\W*(?:q(?:uestion)?|request)\.? ?\d", re.IGNORECASE)


def _titled(piece: str) -> str:
    """What the line of "Question 2", or the one below it, says was asked, as a title does and without an answer."""
    line, *below = piece.strip().split("\n")
    title = without_number(line).strip()
    if not title and below:
        return below[0].strip() if puts_question(below[0]) else ""
    is_told = bool(mentions_in(title)) or is_value(re.split(r"[:=\t] ?|\s[–-]\s", title)[-1].strip("."))
    return "" if is_told or not _NAMED.match(line) else title


def puts_question(text: str) -> bool:
    """Whether the words below "Question 2" say what was asked: a question, or a title without an answer.

    >>> puts_question("Victims under 18 with the cyber flag."), puts_question("We recorded 12 in 2019/20.")
    (True, False)
    """
    return is_asking(text) or not (len(text) > 240 or mentions_in(text) or _ANSWERS.match(text))


_ANSWERS = regex(
    r"\W*(?:we|i|our|there|this|these|it|no|nil|none|not|see|as|attached|section|exempt\w*|please (?:see|find|note|refer)"
    r"|the (?:\w+ ){0,2}(?:force|police|service|constabulary|information|figures?|table|answer|total)"
    r"|[\w ]{0,40} (?:police|constabulary) )\b"
    r"|\W*\d[\d,]*\W*$",
    re.IGNORECASE,
)
"""How an answer begins that stands right below the number of its question."""


_LEANS = regex(
    r"^\W*how many (?:an?|the) \w+\W*$"
    r"|^\W*(?:and |also,? )?how many (?:were|had|have|carried|involved|resulted|led)\b"
    r"(?! (?:been )?(?:recorded|reported|logged|there)\b)"
    r"|^\W*(?:please (?:provide|give|supply) )?"
    r"(?:(?:an? )?(?:break-?down|split)(?: of (?:these|those|the (?:figures|offences|crimes)))? "
    r"|(?:broken|split|break)(?: it| them)?(?: down)? )?(?:(?:by|the|their|victims?['’]?s?) )*"
    r"(?:ages?|sex(?:es)?|genders?)(?: (?:bands?|groups?|ranges?))?(?: (?:and|/|&) (?:ages?|sex|gender))?"
    r"(?: of (?:the |each )?(?:victims?|children))?\W*$"
    r"|\bwhat (?:was|were|is|are) the (?:ages?|sex(?:es)?|genders?) of (?:the |each )?(?:victims?|child(?:ren)?)\b"
    r"|^\W*(?:please (?:provide|give|supply) )?the same (?:figures?|information|data|numbers?|totals?|counts?|offences|crimes"
    r"|victims)\b"
    r"|\b(?:of (?:those|these|them|which|the above)|(?:those|these)"
    r" (?:offences|crimes|victims|cases)|(?:q(?:uestion)?|request)\.? ?\d{1,2})\b",
    re.IGNORECASE,
)


_AT = regex(
    r"\b(?:q(?:uestion)?|request)\.? ?(\d{1,2})\b"
    r"|\b(?:at|in|of|(?:to|under)(?= [qpn])) (?:q|question|point|part|number|no\.?)? ?\(?(\d{1,2}|[a-f])"
    r"(?:\)|\b(?= (?:above|were|was|had|involved|that|which)))",
    re.IGNORECASE,
)
"""The question that another one names: "how many of those at 1) were flagged"."""


def question_named(text: str) -> str:
    """The number of another question that the words of one lean on, or nothing.

    >>> question_named("Q4 How many of the offences at Q1 were online?"), question_named("Q1 How many offences were recorded?")
    ('1', '')
    """
    own, found = number_of(text), _POINTED.search(without_number(text))
    return found[1] if found is not None and found[1] != own else ""


_POINTED = regex(r"\b(?:at|as|in|of|to|from|under) (?:q(?:uestion)?|part|point)\.? ?\(?(\d{1,2})\b", re.IGNORECASE)


def names_question(text: str) -> bool:
    """Whether a question names another by its number: "Q2 by sex of the victim".

    >>> names_question("How many of those at 1) were flagged"), names_question("How many offences (victim under 18)?")
    (True, False)
    """
    return bool(_AT.search(text))


def asked_by(questions: Mapping[str, str], number: str) -> tuple[str, ...]:
    """The question of that number, and behind it those before it that it leans on ("How many of those were ...", "Ages").

    >>> asked_by({"1": "Rapes in 2019/20", "2": "How many of those were online"}, "2")
    ('How many of those were online', 'Rapes in 2019/20')
    >>> asked_by({"1": "Rapes in 2019/20", "2": "How many at question 1 were online", "3": "The ages of the victims"}, "3")
    ('The ages of the victims', 'Rapes in 2019/20')
    """
    found = [questions[number]] if number in questions else []
    while found and _LEANS.search(found[-1]) and len(found) < 4:
        before = _stepped(number, -1)
        at = _named_at(found[-1])
        if not at and not _OF_THOSE.search(found[-1]):
            at = _named_at(questions.get(before, ""))  # both are parts of what that one was asked of
        before = at if at and at != number else before
        if before not in questions:
            break
        number = before
        found.append(questions[number])
    return tuple(found)


_OF_THOSE = regex(r"\b(?:those|these|them|which|the above|the same|their)\b", re.IGNORECASE)


def _named_at(question: str) -> str:
    found = _AT.search(question)
    return (found[1] or found[2]) if found else ""


def asked_places(questions: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The question answered, and apart from it those that it leans on: what they tell is farther."""
    found = [("question", tuple(questions[:1])), ("earlier question", tuple(questions[1:]))]
    return [(place, texts) for place, texts in found if texts]


def lets_answer(line: str) -> bool:
    """Whether a line beside a bare number leaves it an answer to what was asked: questions and their answers, and no labels."""
    return is_asking(line) or is_value(without_number(line)) or len(re.sub(r"\W", "", line)) < 9


def asks_a_count(text: str) -> bool:
    """Whether a request begins with the number that it wants, and tells none.

    >>> asks_a_count("The number of rapes recorded in 2019"), asks_a_count("The number of rapes recorded was 12.")
    (True, False)
    """
    return _COUNTS.match(text) is not None and not mentions_in(text)


_COUNTS = regex(r"\W*(?:how many|(?:the |total )*(?:numbers?|counts?) of)\b", re.IGNORECASE)


def asked_among(lines: Sequence[str]) -> list[str]:
    """The lines above a table that ask: by their words, or as one of several numbered ones of which the first asks a number.

    >>> asked_among(["1) The number of rapes.", "2) The number of those in 1) with the online flag.", "Table 1 - Rapes"])
    ['1) The number of rapes.', '2) The number of those in 1) with the online flag.']
    """
    numbered = [line for line in lines if number_of(line)]
    is_list = len(numbered) > 1 and bool(_COUNTS.match(without_number(numbered[0])))
    return [line for line in lines if is_asking(line) or (is_list and line in numbered)]
