"""A page to search: every page and heading as a list that is whole without a script, and a field that narrows it with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from .prose import Prose

PLACE = "search.html"
SCRIPT = "static/search.js"
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[a-z0-9][\w'-]{2,}")


def search_page(told: Mapping[str, Prose], places: Mapping[str, str]) -> Prose:
    """The list, each page with its headings; the words of a page stand beside it for the script to look through."""
    items = "\n".join(_items(told, places))
    field = (
        '<p id="ask" hidden><label for="words">Words to look for</label> <input id="words" type="search" autocomplete="off">'
        ' <span id="found" role="status"></span></p>'
    )
    return Prose("Search", f'{field}\n<ul id="pages" class="found">\n{items}\n</ul>\n')


def _items(told: Mapping[str, Prose], places: Mapping[str, str]) -> Iterator[str]:
    for file, made in sorted(told.items(), key=lambda each: each[1].title.casefold()):
        place = places[file]
        words = " ".join(sorted(set(_WORD.findall(_TAG.sub(" ", made.body).casefold()))))
        inside = "".join(f'<li><a href="{place}#{name}">{escape(head)}</a></li>' for head, name in _heads(file, made))
        parts = f"<ul>{inside}</ul>" if inside else ""
        yield f'<li data-words="{escape(words)}"><a href="{place}">{escape(made.title)}</a>{parts}</li>'


def _heads(file: str, made: Prose) -> list[tuple[str, str]]:
    """The headings of a page; those of decisions are the same on each."""
    return [] if file.startswith("docs/decisions/0") else made.headings
