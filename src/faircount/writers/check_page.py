"""A checked article as one file: the text with its marks, the verdicts, no script and nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from faircount.briefing.article import CheckedArticle
from faircount.writers.site_pages import article_given
from faircount.writers.site_prose import SitePlace
from faircount.writers.site_templates import template

ALONE = "article_alone.html.j2"
BODY = "article_body.html.j2"
SENTENCE = "sentence.html.j2"


def check_page(article: CheckedArticle) -> str:
    """The page as HTML. Its policy allows the one style sheet in it by its hash, so that no words of the article can run."""
    alone = template(ALONE)
    sheet = str(alone.environment.globals["sheet"])
    hashed = b64encode(sha256(sheet.encode()).digest()).decode("ascii")
    return alone.render(sheet_alone=Markup(sheet), sheet_hash=hashed, **_given(article)).rstrip() + "\n"


def check_body(article: CheckedArticle) -> str:
    """The same without a head, for a page that has one: every word of the article escaped, looks left to the site's sheet."""
    return template(BODY).render(_given(article)).rstrip() + "\n"


def sentence_body(article: CheckedArticle) -> str:
    """The claims below the headline of a text, each with its verdict in four lines, for a page that has a head."""
    claims = [claim for claim in article.claims if claim.start >= article.headline_length]
    words = [" ".join(article.text[claim.start : claim.end].split()) for claim in claims]
    return template(SENTENCE).render(claims=claims, words=words, prose=SitePlace("article.html").prose).rstrip() + "\n"


def _given(article: CheckedArticle) -> dict[str, Any]:
    place = SitePlace("article.html")
    return {"prose": place.prose, "link": place.link, **article_given(article)}
