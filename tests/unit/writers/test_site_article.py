"""An article is shown untouched: its marks stand round its words, never in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.briefing.article import ArticleClaim, CheckedArticle, Mark
from faircount.writers.site_article import MarkedClaim, paragraphs_of
from tests.lib.sample_article import checked_article

TEXT = "Offences doubled\n\nPolice recorded twice as many, 40 after 20, in a year.\nNothing else."


def _article(*spans):
    claims = [ArticleClaim(place, *span, Mark.HOLDS, "", "") for place, span in enumerate(spans, start=1)]
    return CheckedArticle("a", "", "", (), TEXT, 16, "", tuple(claims), ())


def letters(pieces):
    return "".join(piece if isinstance(piece, str) else letters(piece.pieces) + piece.last for piece in pieces)


def marked(pieces):
    return [piece for piece in pieces if isinstance(piece, MarkedClaim)]


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    "article",
    [
        _article(),
        _article(span("doubled"), span("twice as many"), span("40 after 20")),
        _article(span("twice as many, 40 after 20"), span("40 after 20")),
        _article(span("recorded twice as many"), span("as many, 40")),
        _article((0, len(TEXT))),
        checked_article(),
    ],
    ids=["none", "three", "inside", "overlapping", "all", "sample"],
)
def test_no_letter_is_lost_or_added(article):
    shown = ["".join(letters(paragraph.pieces).split()) for paragraph in paragraphs_of(article)]
    assert "".join(shown) == "".join(article.text.split())


def test_the_headline_comes_first_and_may_hold_a_claim():
    headline, first, second = paragraphs_of(_article(span("doubled"), span("40 after 20")))
    assert letters(headline.pieces) == "Offences doubled"
    assert [claim.number for claim in headline.claims] == [1]
    assert [claim.number for claim in first.claims] == [2]
    assert second.claims == ()


def test_the_last_word_is_kept_apart_for_its_mark():
    _, paragraph, _ = paragraphs_of(_article(span("twice as many")))
    (claim,) = marked(paragraph.pieces)
    assert letters(claim.pieces) == "twice as "
    assert claim.last == "many"


def test_a_claim_inside_another_is_marked_inside_it():
    _, paragraph, _ = paragraphs_of(_article(span("twice as many, 40 after 20, in"), span("40 after 20")))
    (outer,) = marked(paragraph.pieces)
    (inner,) = marked(outer.pieces)
    assert (outer.claim.number, inner.claim.number) == (1, 2)


def test_text_without_a_headline_has_paragraphs_only():
    article = replace(_article(), headline_length=0)
    assert len(paragraphs_of(article)) == 3
