"""A checked article as the content of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from faircount.articles.article_check import ArticleCheck
from faircount.articles.query import said
from faircount.briefing.article import ArticleClaim, CheckedArticle, Mark, SuggestedChange
from faircount.briefing.parts import Link, Note
from faircount.vocabulary.periods import say_date

WORST_FIRST = (Mark.FALSE, Mark.UNLIKE, Mark.COUNT_ONLY, Mark.ROUNDING, Mark.HOLDS, Mark.UNKNOWN)
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def verdicts_of(article: CheckedArticle) -> str:
    """The name of the file with the verdicts on an article."""
    return f"check-{article.slug}.json"


def page_alone(checked: ArticleCheck, on: date) -> str:
    """The annotated article as one HTML file; that a claim holds means by its own numbers alone, where no ledger was asked."""
    from faircount.writers.check_page import check_page  # loaded where a page is asked: most checks print or send JSON

    return check_page(article_alone(checked, on))


def article_alone(checked: ArticleCheck, on: date) -> CheckedArticle:
    """The content of an annotated article that lies in no site: what was not understood in place of files to take along."""
    page = article_page(checked, "article", on)
    against = "against the figures we have" if checked.against else "by its own numbers alone"
    notes = (
        (Note("Not understood", tuple(f"{one.text}: “… {one.beside} …”" for one in checked.unread)),) if checked.unread else ()
    )
    when = f"Checked {say_date(on)} {against}. The figures are judged, not the writer."
    return replace(page, checked=when, notes=notes, left_out=checked.missing)


def article_page(checked: ArticleCheck, slug: str, published: date) -> CheckedArticle:
    """The page of a checked article."""
    claims = checked.claims
    text = checked.article.text
    headline = len(text.split("\n", 1)[0])
    return CheckedArticle(
        slug=slug,
        checked=f"Checked {say_date(published)} against the figures we have. The figures are judged, not the writer.",
        summary=summary(claims),
        changes=tuple(_changes(claims, text)),
        text=text,
        headline_length=headline,
        received=f"Text as received, {len(text.split()):,} words. {_understood(checked)}",
        claims=claims,
        left_out=checked.left_out,
        notes=(Note("Take it with you", (), (Link("The verdicts as JSON", f"files/check-{slug}.json"),)),),
    )


def summary(claims: Sequence[ArticleClaim]) -> str:
    """How many claims there are and how many hold, in a sentence.

    >>> summary([])
    'No claims with numbers'
    """
    count = len(claims)
    noun = "claim" if count == 1 else "claims"
    if not claims:
        return "No claims with numbers"
    held = Counter(claim.mark for claim in claims)
    others = count - held[Mark.HOLDS] - held[Mark.UNKNOWN]
    holds = held[Mark.HOLDS]
    told = [f"{_number(holds).lower()} hold{'s' if holds == 1 else ''}" if holds else "none holds"]
    told += [f"{_number(others).lower()} need{'s' if others == 1 else ''} other words"] if others else []
    unknown = held[Mark.UNKNOWN]
    told += [f"{_number(unknown).lower()} cannot be checked"] if unknown else []
    return f"{_number(count)} {noun} with numbers: {', '.join(told)}"


def _understood(checked: ArticleCheck) -> str:
    left = len(checked.unread)
    told = f" {_number(left)} number{'s were' if left != 1 else ' was'} not understood." if left else ""
    rest = f" {checked.rest}." if checked.rest else ""
    return f"No claim without a number is judged.{told}{rest}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _changes(claims: Sequence[ArticleClaim], text: str) -> list[SuggestedChange]:
    """What to change, worst first: the words of the claim, what is the matter, and what to say."""
    wanting = [claim for claim in claims if claim.say]
    wanting.sort(key=lambda claim: (WORST_FIRST.index(claim.mark), claim.number))
    return [SuggestedChange(claim.number, f"“{said(claim, text)}”", f"{_matter(claim)} {_instead(claim)}") for claim in wanting]


def _matter(claim: ArticleClaim) -> str:
    """The verdict, and the caution where it says more."""
    caution = claim.fairness.caution if claim.fairness else ""
    return f"{claim.mark}; {caution}." if caution else f"{claim.mark}."


def _instead(claim: ArticleClaim) -> str:
    return f"Say {claim.say}" if claim.say != "Leave out" else claim.say
