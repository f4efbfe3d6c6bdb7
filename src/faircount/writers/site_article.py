"""The text of an article with its claims marked: not a letter of it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.article import ArticleClaim, CheckedArticle


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """A claim in the text: the pieces before its last word, and the last word, which never parts from its mark."""

    claim: ArticleClaim
    pieces: tuple[str | MarkedClaim, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the claims made in it."""

    pieces: tuple[str | MarkedClaim, ...]
    claims: tuple[ArticleClaim, ...]


def paragraphs_of(article: CheckedArticle) -> tuple[Paragraph, ...]:
    """The headline (first, where there is one) and the paragraphs, each with its claims."""
    text, found, start = article.text, [], 0
    cuts = [article.headline_length] if article.headline_length else []
    cuts += [place for place, letter in enumerate(text) if letter == "\n" and place > article.headline_length]
    for end in [*cuts, len(text)]:
        if text[start:end].strip():
            found.append(_paragraph(text, start, end, article.claims))
        start = end
    return tuple(found)


def _paragraph(text: str, start: int, end: int, claims: Sequence[ArticleClaim]) -> Paragraph:
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    tail = len(text[start:end].rstrip())
    here = tuple(claim for claim in claims if start <= claim.start < end)
    return Paragraph(_pieces(text, start + lead, start + tail, here), tuple(sorted(here, key=lambda claim: claim.number)))


def _pieces(text: str, start: int, end: int, claims: Sequence[ArticleClaim]) -> tuple[str | MarkedClaim, ...]:
    """The text from start to end with its outermost claims; those that lie inside one are its own pieces."""
    found: list[str | MarkedClaim] = []
    at = start
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        first, last = max(claim.start, at), min(claim.end, end)
        if claim.start < at or last <= first:
            continue
        if first > at:
            found.append(text[at:first])
        inner = [other for other in claims if other is not claim and claim.start <= other.start and other.end <= claim.end]
        found.append(_marked(text, first, last, claim, inner))
        at = last
    if at < end:
        found.append(text[at:end])
    return tuple(found)


def _marked(text: str, start: int, end: int, claim: ArticleClaim, inner: Sequence[ArticleClaim]) -> MarkedClaim:
    space = text.rfind(" ", start, end)
    last = space + 1 if space >= start else start
    if any(other.end > last for other in inner):
        return MarkedClaim(claim, _pieces(text, start, end, inner), "")
    return MarkedClaim(claim, _pieces(text, start, last, inner), text[last:end])
