"""The templates of the web app and the few files that its pages need; nothing else is ever served from here."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from faircount.file_names import shown
from faircount.patterns import regex
from faircount.review.locators import say_place, say_sheet
from faircount.vocabulary.periods import say_date

OURS = {
    "app.css": "text/css; charset=utf-8",
    "keys.js": "text/javascript; charset=utf-8",
    "going.js": "text/javascript; charset=utf-8",
}
OF_THE_SITE = {"faircount.css": "text/css; charset=utf-8", "mark.svg": "image/svg+xml"}
_FACE = regex(r"fonts/[a-z]+-\d{3}\.woff2")


def render(template: str, **given: object) -> str:
    """The page as HTML, every word of an answer or a person escaped."""
    # The name of an answer may hold what no page can.
    return shown(_environment().get_template(template).render(given))


def static(name: str) -> tuple[bytes, str] | None:
    """A style sheet, the script of the keys, the mark or a face, with its kind; None for any other name."""
    if name in OURS:
        return (files("faircount.web") / "static" / name).read_bytes(), OURS[name]
    site = files("faircount.writers") / "static"
    if name in OF_THE_SITE:
        return (site / name).read_bytes(), OF_THE_SITE[name]
    if _FACE.fullmatch(name) and (face := site / name).is_file():
        return face.read_bytes(), "font/woff2"
    return None


def initials(who: str) -> str:
    """The first letters of a name.

    >>> initials("Jo Marsh"), initials("JM"), initials("analyst")
    ('JM', 'JM', 'AN')
    """
    words = re.findall(r"\w+", who)
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else "".join(words)[:2]
    return letters.upper()


def _when(when: datetime) -> str:
    return f"{say_date(when.date())}, {when:%H:%M} UTC"


def _moment(seconds: float) -> str:
    return _when(datetime.fromtimestamp(seconds, UTC))


@cache
def _environment() -> Environment:
    folders = (files("faircount.writers") / "templates", files("faircount.web") / "templates")
    templates = {
        item.name: item.read_text(encoding="utf-8")
        for folder in folders
        for item in folder.iterdir()
        if item.name.endswith(".j2")
    }
    environment = Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(initials=initials, when=_when, moment=_moment, place=say_place, sheet=say_sheet)
    return environment
