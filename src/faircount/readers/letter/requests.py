"""Which parts of a letter repeat the request, so that its words are context and never figures."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.cell_values import is_value
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.base import ProseKind, Sheet

_OUR = r"(?:in |our |the |force |police |decision and |please (?:see|find) |here (?:is|are) )*"
_ASKED = regex(
    r"^(?:\W*\d*\W*)(?:"
    r"(?:your |the |original |foi |full |information |details? of )*(?:request(?:ed)?|enquiry)"
    r"(?: (?:text|details?|summary|wording|for information|made|received))?"
    r"|what (?:was|you|were you) (?:asked|requested)|(?:you|we were) (?:have )?asked(?: for)?|on .{5,80} wrote"
    r"|information (?:you )?(?:requested|sought)|questions? asked|your questions?|you (?:have )?(?:requested|wrote)"
    r"|you asked(?: us)?(?: for| to)?(?: the following)?"
    r"|.{0,80}\b(?:you|which) (?:asked|requested|wrote|wanted)(?: for| to know| us)?"
    r"|.{0,60}(?:requested|asked for|seek(?:ing)?) the following(?: information)?"
    r")(?:,? ?\(?(?:received|dated|of|on|ref\w*)\b[^\n?]{0,40})?"
    r"(?: (?:is|was|reads?)(?: (?:as follows|set out|shown|given|repeated))?(?: below)?)?\W*$",
    re.IGNORECASE,
)
_REPLIED = regex(
    rf"^\W*{_OUR}(?:repl(?:y|ies)|response|answers?|disclosure|decision"
    r"|information (?:(?:is )?as follows|released|provided|disclosed|held)|what we (?:found|hold|can)"
    r"|results?|figures|outcome|annex|appendix|table|question|q\d|part|point"
    r"|having (?:carried out|searched|made|completed|conducted|consulted|undertaken)"
    r"|(?:(?:following|as a result of) (?:\w+ ){0,3}search(?:es)?, )?(?:i|we) (?:can (?:now )?"
    r"(?:tell|confirm|advise|report|inform)|(?:am|are) able to|hold|recorded))\b",
    re.IGNORECASE,
)
_TOLD = regex(
    r"\b(?:(?:i|we|(?:the )?(?:force|constabulary|police|service)) (?:(?:can|do|may|am|are|is) )*(?:confirm|hold|able|advis"
    r"|enclos|attach|provid|located|disclos|releas|supply)\w*"
    r"|(?:is|are) (?:held|enclosed|attached|provided|below|set out|given|shown)|please (?:find|see))\b",
    re.IGNORECASE,
)
"""A sentence of ours that speaks of the request: "I can confirm that we hold the information you requested."."""
_ASKING = regex(
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:(?:and )?(?:of (?:these|those|them|which|the above),? )?how many|how much|how old"
    r"|please (?:can|could|would|provide|supply|state|give|break|split|divide|show|list|confirm|tell|send|include)"
    r"|(?:can|could|would) you|i (?:would (?:also |really |very much )?(?:like|love|appreciate|be|ask|request|prefer)"
    r"|am (?!able|unable|satisfied|content|sorry|afraid|pleased|now|not able|advised|informed|told|aware)|wish|request|want)"
    r"|under the freedom|what (?:is|was|are|were)"
    r"|(?:the )?(?:total )?number of .{0,240}\?|(?:provide|state|give|break|list) )"
    r"|\?\s*(?:\([^()]{3,120}\)\s*)?$|\? (?:and )?(?:please|if)\b[^.?!]*\W*$",
    re.IGNORECASE,
)


_RESTATED = regex(
    r"\W*(?:\w{1,3}[.):]\s*)?(?:(?:your|the) (?:\w+ ){0,2}(?:question|request|point|part)|you) (?:also |then |further |lastly )?"
    r"(?:asked|asks|wanted|wished)(?: us| to know| to be told)? how many\b(?!.*\b(?:i|we|our|confirm|answer)\b)[^.?!:;]*[.?]?\W*",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def is_asking(text: str) -> bool:
    """Whether the words ask for something instead of telling it, or say that it was asked.

    >>> is_asking("How many offences were recorded in 2015/16?"), is_asking("There were 39 offences")
    (True, False)
    """
    return bool(_ASKING.search(text)) or restates(text)


def restates(sentence: str) -> bool:
    """Whether a sentence says what was asked, and nothing of the answer.

    >>> restates("Your last question asked how many of the above had the online flag.")
    True
    >>> restates("You asked how many had the flag, and I can confirm that 83 had.")
    False
    """
    return _RESTATED.fullmatch(sentence) is not None


_PART_ASKED = regex(
    r"(?<=\w)[,;]? (?:and )?how many (?:of (?:them|these|those|which)|had|have|has|were|was|involved?)\b[^.;?\n]*"
    r"|(?<=[.;?!]) (?:and )?how many of (?:the (?:\w+ )?(?:in|at|under) (?:q(?:uestion)?|part|point) ?\d|th[oe]se\b)[^.;?\n]*\??",
    re.IGNORECASE,
)


def without_parts(text: str) -> str:
    """The words of a request without the parts of a figure that it asks for besides the figure: they are not about all of it.

    >>> without_parts("The number of rapes in 2019, and how many had a victim under 13.")
    'The number of rapes in 2019.'
    """
    return _PART_ASKED.sub("", text)


_OPENED = regex(r"^\W{0,2}[\"“”‘']\s*(?=\w|\()")
_CLOSED = regex(r"[\"“”’'][.,;)]*\s*$")
_ITEM = regex(r"^\W*(?:\(?\w{1,3}[.)]\s|[-*•·])")


def until_replied(text: str) -> str:
    """The words of a question up to the line behind it that opens the reply, on a page where no space parts the two.

    >>> until_replied("How many were\\nrecorded?\\nResponse\\nQuestion 1\\nRapes under 16")
    'How many were\\nrecorded?'
    """
    lines = text.split("\n")
    ends = (at for at in range(1, len(lines)) if lines[at - 1].rstrip().endswith("?") and _REPLIED.match(lines[at]))
    return "\n".join(lines[: next(ends, None)])


class RequestSpotter:
    """Follows a letter and says of each block whether it belongs to the request."""

    def __init__(self) -> None:
        self.asked = False
        self.is_opened = False
        """Whether the block before ended with "You asked:", behind other words."""
        self.is_quoted = False
        """Whether a quotation of the request was opened, and not closed."""

    def kind_of(self, text: str, kind: ProseKind, level: int) -> ProseKind:
        """The block's kind: REQUEST within the part that repeats the request."""
        if kind is ProseKind.ASIDE:
            return kind
        if self._quotes(text):
            return ProseKind.REQUEST
        if self.is_opened and kind is not ProseKind.HEADING and (_ITEM.match(text) or is_asking(text)):
            return ProseKind.REQUEST
        first = text.split("\n", 1)[0]
        self.is_opened = _opens(text)
        if len(first) < 90:
            is_told = (_TOLD.search(first) and first.endswith(".")) or _tells(text) or _NUMBERED.search(text.strip())
            if _ASKED.match(first.rstrip(":")) and not is_told:
                self.asked = self.is_opened = True
                return kind if kind is ProseKind.HEADING and "\n" not in text else ProseKind.REQUEST
            if _REPLIED.match(first) or _TOLD.search(first) or (kind is ProseKind.HEADING and level < 9):
                self.asked = False
        if kind is ProseKind.HEADING:
            return kind
        self.asked = self.asked and not _SPEAKS_OF_ITSELF.match(text)
        self.asked = self.asked and not (_RECORDED.search(text) and mentions_in(text))
        return ProseKind.REQUEST if self.asked else kind

    def pass_table(self, sheet: Sheet) -> None:
        """End the request where a table gives figures: nobody asks with them, and a letter need not say that it answers."""
        if sum(is_value(value) for row in sheet.rows[1:50] for value in row) > 1:
            self.asked = self.is_opened = False

    def _quotes(self, text: str) -> bool:
        """Whether the block is a part of a quotation that asks, or that "You asked:" opens; what follows it is the answer."""
        if not self.is_quoted and not (_OPENED.match(text) and (self.is_opened or is_asking(text))):
            return False
        self.is_quoted = not _CLOSED.search(text)
        if not self.is_quoted:
            self.asked = self.is_opened = False
        return True


_NUMBERED = regex(r"\bref(?:erence)?\b(?: (?:no|number)\.?)?\W{0,3}[\w./-]*\d[^:\n]*$", re.IGNORECASE)
"""The number that a reply has in its first line, "FOI request reference: 614.25": no request stands below it."""
_SPEAKS_OF_ITSELF = regex(
    r"\W*(?:for the purposes? of|in|throughout) (?:this|our) (?:response|reply|answer|letter|disclosure)\b"
    r"|\W*(?:set out below|(?:the|these) (?:following )?(?:figures|numbers|counts)(?: below| that follow)?)"
    r" (?:are|is|show|give)\b"
    r"|\W*section 1(?:\(1\))? of (?:the act|the freedom|foia)\b",
    re.IGNORECASE,
)
"""How a paragraph of a reply begins, and none of a request: "For the purposes of this response", "The figures below are"."""
_RECORDED = regex(
    r"\b(?:we|(?:the )?(?:force|constabulary|police|service)) (?:have )?(?:recorded|logged|registered)\b[^.?;]{0,60}\d[^?]*$",
    re.IGNORECASE,
)
"""What nobody asks, where it tells a figure: "In 2021/22 we recorded 1,230 offences"."""


def _tells(text: str) -> bool:
    """Whether a block goes on to tell figures, as no request does: a page set as one, from "Request ref" to the answers."""
    return sum(bool(mentions_in(line)) for line in text.split("\n")) > 1


def _opens(text: str) -> bool:
    """Whether a paragraph ends with the words behind which the request stands: "... received on 11 May. You asked:"."""
    last = re.split(r"(?<=[.!?]) |\n", text.strip())[-1]
    return last.endswith(":") and len(last) < 90 and bool(_ASKED.match(last.rstrip(":")))
