"""What a letter says of the request, sentence by sentence: a sentence about what might be says nothing of what is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.tables.piece import Says

_SENTENCE = regex(r"(?<=[.!?;:])\s+(?=[A-Z\"'(])|\n{2,}|\n(?=[A-Z•*-])")
_CONDITIONAL = regex(
    r"\b(?:if|should (?:you|we|it|the|any|this|your)|in the event"
    r"|where (?:we|this|it|an?|the|information|necessary)|unless"
    r"|(?:see|check|consider|decide|determine|assess|establish|confirm) whether"
    r"|(?-i:may)|might|in (?:some|certain|exceptional) (?:cases|circumstances)|sometimes|normally|usually|occasionally)\b",
    re.IGNORECASE,
)
"""What makes a sentence one of what might be. The month is no "may"."""
_OUR_LETTER = regex(
    r"\bplease send me the \d+ counts that the attached workbook asks for\b"
    r"|\bI asked you for the counts listed in the workbook that went with my letter\b",
    re.IGNORECASE,
)


def _any(*wordings: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{'|'.join(wordings)})", re.IGNORECASE)


_RETURNED = _any(
    r"undeliverable",
        r"delivery (?:has )?fail(?:ed|ure)",
        r"could ?n[o']t be delivered",
        r"delivery status notification",
    r"mailbox (?:is )?(?:full|unavailable|not found)",
        r"address (?:not found|rejected)",
        r"recipient (?:rejected|unknown)",
    r"message (?:was )?not delivered",
    r"user unknown",
    r"5\.1\.1\b",
        r"550 5\.\d",
)  # fmt: skip
_FEW = r"(?:\w+ ){0,3}"
_TO_ANSWER = r"(?:respond|reply|answer|complete|provide a|meet|comply|send)\b[^.]{0,60}"
_EXEMPTION = r"(?:section|sections|s\.?|sec\.?) ?(?:12|14|2[1-7]|3[0-9]|4[0-4])\b"
_THING = r"(?:request|information|comply|disclos|provide|answer)"
CUES: Mapping[Says, re.Pattern[str]] = {
    Says.MORE_TIME: _any(
        rf"(?:need|requir\w+|tak(?:e|ing)|allow|requesting|seek(?:ing)?) {_FEW}"
        rf"(?:longer\b|(?:further|more|additional|extra|extended)"
        rf" {_FEW}(?:time|days|period|weeks)\b)",
        r"(?:will|can|may) ?not be (?:\w+ )?(?:completed|answered|ready|met|sent|finished)[^.]{0,60}(?:within|by|in time|until)",
        r"not (?:\w+ ){0,2}possible (?:for us )?to[^.]{0,60}(?:repl|respon|answer)",
        r"revised (?:\w+ )?(?:date|deadline|target|timescale|response)",
        rf"extend(?:ed|ing)? the {_FEW}(?:time|deadline|period|response)",
        r"extension (?:of|to|until|is|has)",
        r"extension letter",
        rf"(?:unable|not able|not (?:be )?in a position|failed) to (?:\w+ ){{0,2}}{_TO_ANSWER}"
        r"(?:within|by|deadline|time|yet|today|date|statutory|full)",
        r"(?:response|reply|answer|request) (?:to your request )?(?:is|has been|will be|is now|has become) (?:further )?"
        r"(?:delayed|overdue|late)\b",
        r"apolog\w+ for the delay (?:in|with)[^.]{0,80}(?:still|hope|expect|will|aim|continue)",
        r"public interest test (?:is|has|remains|still|continues)",
        r"(?:still|currently|continu\w+) (?:being )?(?:considering|consider|weighing|to consider|to weigh)"
        r"[^.]{0,60}public interest",
        r"hope to (?:be able to )?(?:respond|reply|let you have|send|provide)",
    ),
    Says.ASKS: _any(
        rf"(?:need|require|seek|seeking|requesting|asking for|request) {_FEW}clarification",
        r"(?:can|could|would|please|kindly)(?: you)?(?: please)? (?:\w+ )?(?:clarify|specify|confirm (?:which|what|that you"
        r"|whether"
        r"|if you|the|your)|advise (?:us )?(?:which|what|whether)|let (?:us|me) know (?:which|what|whether))",
        r"what (?:exactly )?(?:do|did) you mean by",
        r"(?:do|did|would) you (?:want|need|mean|require|prefer|like)\b[^.]{0,120}\?",
        r"(?:not sure|unsure|unclear|not clear)[^.]{0,40}\b(?:whether|what|which|by|if)\b",
        r"section 1\(3\)",
        r"(?:cannot|can.t|unable to|not able to) (?:identify|tell|understand|establish|work out)[^.]{0,80}(?:without|what|which)",
        r"which (?:is it|do you|would you|one)[^.]{0,60}\?",
        r"(?:i|we) (?:will|have|shall) (?:park|pause|hold|suspend)",
        r"until (?:we|i) (?:have )?(?:receive|hear|received|heard)[^.]{0,60}(?:clarif|from you|reply)",
        r"clock (?:has been |is )?(?:stopped|paused|on hold)",
        r"on hold (?:pending|until|while)",
        r"(?:narrow|refine|reduce) (?:down )?(?:the scope of )?your request",
    ),
    Says.NOT_HELD: _any(
        r"(?:do(?:es)? not|don.t|doesn.t) (?:\w+ ){0,2}(?:hold|record|retain|keep|collate)\b",
        r"(?:no|not) (?:recorded )?information (?:is |was )?(?:held|located|found)",
        r"information (?:\w+ ){0,6}(?:is )?not held",
        r"holds? no (?:\w+ ){0,2}(?:information|data|records)",
        r"not held by",
        r"nil return",
        r"no trace",
    ),
    Says.REFUSES: _any(
        r"refusal notice",
        r"ncnd\b",
        rf"(?:refus(?:e|ed|es|ing)|declin(?:e|ed|es|ing))\b[^.]{{0,60}}\b{_THING}",
        r"request (?:is|has been|was) (?:\w+ )?(?:refused|declined|rejected)",
        r"neither confirm(?:s|ed)? nor den",
        r"(?:is|are|be|being|therefore|been|was|information) (?:\w+ ){0,2}(?:exempt|withheld)\b",
        r"(?:have|has|had) (?:\w+ ){0,2}(?:exempted|withheld)",
        r"(?:exceed|above|over|beyond|more than)\w*[^.]{0,50}(?:(?:appropriate|cost|fees|time) (?:limit|threshold)|\d+ hours)",
        r"vexatious",
        rf"(?:apply|applies|applied|engag\w+|cit\w+|rel(?:y|ied|ying|ies)|by virtue|pursuant|under)[^.]{{0,60}}{_EXEMPTION}",
    ),
    Says.ACKNOWLEDGES: _any(
        r"acknowledg\w+",
        r"(?:has|have) been (?:safely )?(?:received|logged|registered|recorded|allocated|assigned|passed|forwarded|given"
        r"|sent to)",
        r"(?:have|has) (?:now |safely )?(?:received|logged|registered|passed|forwarded) your",
        r"we(?:'ve| have) got your",
        r"safely received",
        r"in receipt of",
        r"receipt of your",
        r"(?:will|shall|aim to|endeavour to|can expect|should expect|you'?ll|we'?ll"
        r"|intend to) (?:\w+ ){0,4}(?:respon[ds]\w*|repl\w+"
        r"|answer|be in touch|get back|hear from|contact|receive|write|be (?:dealt|sent|provided|considered|processed|issued))",
        r"(?:is|are) (?:now |currently )?being (?:dealt|processed|considered|looked|handled|worked)",
        r"(?:will|to) be (?:dealt with|considered|processed|handled|answered)",
        r"within (?:the )?(?:statutory |prescribed )?(?:20|twenty)(?: \(?(?:20|twenty)\)?)? working days",
        r"(?:due|response|reply|answer|deadline)[^.]{0,40}\b(?:by|on|before|no later than)\b[^.]{0,30}\d",
        r"do not reply",
        r"automat(?:ed|ic) (?:reply|response|message|acknowledgement)",
        r"out of office",
        r"this (?:mailbox|inbox) is (?:not )?monitored",
    ),
    Says.ANSWERS: _any(
        r"(?:please|pls) (?:find|see)\b[^.]{0,60}\b(?:attached|enclosed|below|response|reply|answer|figures|data|form|spreadsheet"
        r"|workbook)",
        r"(?:attached|enclosed|below) (?:is|are|you will find|please find)\b",
        r"(?:response|reply|answer|form|workbook|figures|data|information|spreadsheet|decision)[^.]{0,60}\b(?:is|are) (?:attached"
        r"|enclosed|below|set out|provided|as follows)",
        r"in (?:response|reply|answer) to your",
        r"our (?:full |final |formal )?(?:response|reply|answer|disclosure)\b",
        r"i can confirm",
        r"i have today decided",
        r"the (?:following )?(?:figures|data|table)s? (?:show|are|is|below|above|relate)",
        r"completed (?:form|workbook|return|template|spreadsheet)",
        r"as requested",
        r"(?:we|i) (?:attach|enclose)",
        r"herewith",
        r"have (?:now )?completed (?:our|the|a) (?:search|review|form)",
        r"final response",
        r"partial disclosure",
        r"has been (?:completed|disclosed)",
    ),
}  # fmt: skip
"""What shows that a sentence says so. A new wording is a line of one of these."""


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a letter, lines that were broken to the width of a page on one again."""
    for piece in _SENTENCE.split(text[:60_000]):
        sentence = " ".join(piece.split())
        if sentence:
            yield sentence[:800]


def says_of(text: str) -> tuple[Says, ...]:
    """What a text says of the request.

    >>> says_of("We acknowledge your request. If it exceeds the appropriate limit we may refuse it under section 12.")
    (<Says.ACKNOWLEDGES: 'acknowledges'>,)
    """
    found: dict[Says, None] = {}
    if _OUR_LETTER.search(" ".join(text[:4000].split())):
        found[Says.REQUESTS] = None
    for sentence in sentences_of(text):
        is_conditional = bool(_CONDITIONAL.search(sentence))
        for says, pattern in CUES.items():
            if (says not in found) and not (is_conditional and says in FIRM) and pattern.search(sentence):
                found[says] = None
    return tuple(says for says in Says if says in found)


def tells_nothing(text: str) -> bool:
    """Whether a letter can hold neither figures nor a refusal: it has no digit, no "no", no question and no link.

    >>> tells_nothing("Your request is with our analyst. Bear with us!"), tells_nothing("Sorry, we cannot help with this one.")
    (True, False)
    """
    return not _CAN_TELL.search(text)


_CAN_TELL = regex(
    r"\b(?:no|not|nor|none|nil|never|cannot|unable|without|regret\w*|unfortunately|sorry|afraid|declin\w+|refus\w+|exempt\w*"
    r"|attach\w*|enclos\w*|section|http\w*|www)\b|n['’]t\b|[\d?]|\bs\.? ?\d\d",
    re.IGNORECASE,
)


def is_returned(text: str) -> bool:
    """Whether a mail system says that a letter did not arrive."""
    return bool(_RETURNED.search(text[:3000]))


def names_exemption(text: str) -> bool:
    """Whether a letter names a section under which answers are refused, in a sentence that is not about what might be."""
    pattern = re.compile(rf"\b{_EXEMPTION}", re.IGNORECASE)
    return any(pattern.search(sentence) and not _CONDITIONAL.search(sentence) for sentence in sentences_of(text))


FIRM = frozenset({Says.MORE_TIME, Says.ASKS, Says.REFUSES, Says.NOT_HELD, Says.ANSWERS})
"""What a sentence with an "if" or a "may" in it does not say: such sentences stand in most acknowledgements."""


def put_off_until(text: str) -> date | None:
    """The latest day that a text names in a sentence that asks for more time."""
    days = [
        span.period.end
        for sentence in sentences_of(text)
        if CUES[Says.MORE_TIME].search(sentence) or re.search(r"\b(?:by|until|no later than|before)\b", sentence)
        for span in find_spans(sentence)
        if span.kind == "date"
    ]
    return max(days, default=None)
