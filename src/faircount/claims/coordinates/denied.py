"""Words that deny what a claim says and that no form of claim holds: "did not fall", "not until then did it pass 1,000".

A number is true or false of what its sentence says of it. Where that is denied in words that are not understood, nobody is told
that it is either; a direction that "did not" happen is understood, and is the direction turned round.
"""

from __future__ import annotations

from collections.abc import Sequence

from faircount.claims.claim import Form
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed

TURNED, OPEN = "turned", "open"
_DENIES = Keyed(
    r"\b(?:not|never|cannot|neither|nor|none|nobody|nowhere|no|without|fail(?:ed|s|ing)?\s+to)\b|n't\b|n’t\b",
    *("no", "never", "neither", "without", "fail", "n't", "n’t"),
)
_WHOLE = Keyed(
    r"\b(?:not|never|no)\s+(?:[a-z]+\s+){0,2}?(?:until|true|correct|right|accurate|the\s+case|evidence|truth)\b"
    r"|\b(?:untrue|false|wrong|incorrect|mistaken|a\s+myth|nonsense)\s+(?:to\s+|that\b)|\bden(?:y|ies|ied)\s+that\b",
    *("no", "never", "true", "false", "wrong", "incorrect", "mistaken", "myth", "den"),
)
"""What denies all that its sentence tells."""
_WRONG = Keyed(
    r"\b(?:is|are|was|were)\s+(?:(?:simply|quite|plainly|just)\s+)?(?:wrong|mistaken|untrue|false|incorrect|not\s+(?:true|right|correct))\b",
    *("wrong", "mistaken", "true", "false", "correct", "right"),
)
"""Behind what is denied: "Whoever says that Kent recorded 177 is wrong"."""
_DENIES_NOTHING = Keyed(
    r"(?:no|not|n['’]t)\s+(?:(?:fewer|more|less|higher|lower|earlier|later)\s+than|just|only|least|quite|surpris\w+|matter|doubt|wonder"
    r"|even|so\s+much\s+as|a\s+single|one\b|counting|including|to\s+mention|idea|know|realis\w+|aware)"
    r"|never\s+(?:knew|realised)|not\s*$"
)
"""What says nothing against a number, or bounds it."""
_CLAUSE = Keyed(
    r"[,;:.(—–](?!\d)|\s-\s|\b(?:and|or|but|that|while|so|which|who|yet|although|though|because|since"
    r"|(?<!many )(?<!much )(?<!few )as(?!\s+(?:many|much|few)\s+as)|when|where|if)\b"
)
_TURNS = Keyed(r"\b(?:did|does|do|has|have|had)(?:\s+not|n['’]t)\s+(?:[a-z]+ly\s+)?[a-z]+(?:\s+(?:up|down))?$")
"""A direction told to be none: "did not fall"."""
_NO = Keyed(r"\b(?:was|been|is|saw|sees?|showed|shows?|recorded|had)\s+no\s+(?:(?:recorded|annual|overall)\s+)?[a-z]+$", "no")
"""The same before its noun: "there was no fall"."""


def denied(read: ResolvedClaim, here: Sentence, claims: Sequence[ResolvedClaim]) -> str:
    """How the sentence of a claim denies it: not at all, by the turned direction, or in words that are not understood."""
    stated, text = read.extracted.stated, here.text.lower()
    start, end = read.extracted.start - here.start, read.extracted.end - here.start
    if (wrong := _WRONG.search(text, end)) is not None and "?" not in text[end : wrong.start()]:
        return OPEN
    if _DENIES.search(text) is None and _WHOLE.search(text) is None:
        return ""
    spans = [(one.extracted.start - here.start, one.extracted.end - here.start) for one in claims]
    is_way = stated.form is Form.DIRECTION and not stated.word
    if any(is_way or not _holds(spans, said.start()) for said in _WHOLE.finditer(text)):
        return OPEN
    if is_way:
        if _TURNS.search(text[start:end]) is not None or _NO.search(text[:end]) is not None:
            return TURNED
        if _DENIES.search(text, start, end) is not None:
            return OPEN
    spans += [(one.start - here.start, one.end - here.start) for group in here.offences for one in group]
    spans += [(first - here.start, last - here.start) for first, last, _ in here.places]
    bounds = [found.span() for found in _CLAUSE.finditer(text) if not _holds(spans, found.start())]
    low = max((last for _, last in bounds if last <= start), default=0)
    high = min((first for first, _ in bounds if first >= end), default=len(text))
    said = (found.start() for found in _DENIES.finditer(text, low, high) if not _holds(spans, found.start()))
    return OPEN if any(_DENIES_NOTHING.match(text, at) is None for at in said) else ""


def _holds(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a claim or a name holds a place: no "and" in "Devon and Cornwall" ends a clause."""
    return any(first <= at < last for first, last in spans)
