"""A checked article as one file: the text with its marks, the verdicts, no script and nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from faircount.briefing.article import CheckedArticle
from faircount.writers.site_pages import article_given
from faircount.writers.site_prose import Place
from faircount.writers.site_templates import template

ALONE = "article_alone.html.j2"


def check_page(article: CheckedArticle) -> str:
    """The page as HTML. Its policy allows the one style sheet in it by its hash, so that no words of the article can run."""
    place = Place("article.html")
    alone = template(ALONE)
    sheet = str(alone.environment.globals["sheet"])
    given = {
        "sheet_alone": Markup(sheet),
        "sheet_hash": b64encode(sha256(sheet.encode()).digest()).decode("ascii"),
        "prose": place.prose,
        "link": place.link,
        **article_given(article),
    }
    return alone.render(given).rstrip() + "\n"
