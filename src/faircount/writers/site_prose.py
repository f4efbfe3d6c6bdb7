"""Prose and addresses as HTML: every piece escaped, every link relative to the page it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from faircount.briefing.parts import Link, Prose, Strong
from faircount.patterns import regex

_AWAY = regex(r"(?:https?:|mailto:|tel:|#)")
_SCHEME = regex(r"[^/?#]*:")
"""What stands before a place in the site if it is none: a browser would run ``javascript:``, whatever is mixed into it."""


@dataclass(frozen=True, slots=True)
class SitePlace:
    """A page's place in the site; ``path`` is relative to the root, ``sources`` how many its list of sources has."""

    path: str
    sources: int = 0

    @property
    def root(self) -> str:
        """What leads from the page to the root: so the site works from a folder as from a server.

        A server shows the page of errors under any address, so only that one counts from the top.

        >>> SitePlace("areas/kent.html").root, SitePlace("index.html").root, SitePlace("404.html").root
        ('../', '', '/')
        """
        return "/" if self.path == "404.html" else "../" * self.path.count("/")

    def href(self, target: str) -> str:
        """The address of a target as the page must write it.

        >>> SitePlace("areas/kent.html").href("findings.html#top"), SitePlace("areas/kent.html").href("#sources")
        ('../findings.html#top', '#sources')
        """
        return target if _AWAY.match(target) else self.root + target

    def link(self, link: Link) -> Markup:
        """A link with its words; the words alone where it leads to what is no page."""
        if _SCHEME.match(link.target) and not _AWAY.match(link.target):
            return keep(link.label)
        outside = Markup(' rel="noreferrer"') if link.target.startswith("http") else Markup("")
        return Markup('<a href="{}"{}>{}</a>').format(self.href(link.target), outside, keep(link.label))

    def prose(self, prose: Prose) -> Markup:
        """A text, its links and bold words marked up and everything else escaped."""
        if isinstance(prose, str):
            return self._cited(prose)
        return Markup("").join(self._piece(piece) for piece in prose)

    def _piece(self, piece: str | Link | Strong) -> Markup:
        if isinstance(piece, Link):
            return self.link(piece)
        return Markup("<strong>{}</strong>").format(keep(piece.words)) if isinstance(piece, Strong) else self._cited(piece)

    def _cited(self, words: str) -> Markup:
        """The words, each number of a source (``[1]``) a link to it in the list of the page."""
        pieces = _NUMBER.split(words)
        return Markup("").join(self.cite(int(piece)) if place % 2 else keep(piece) for place, piece in enumerate(pieces))

    def cite(self, number: int) -> Markup:
        """The number of a source as a link to it; plain where the page has no such source.

        >>> SitePlace("areas/kent.html", sources=2).cite(2)
        Markup('<a class="cite" href="#source-2"><span class="unseen">Source </span>[2]</a>')
        """
        if not 0 < number <= self.sources:
            return Markup("[{}]").format(number)
        return Markup('<a class="cite" href="#source-{0}"><span class="unseen">Source </span>[{0}]</a>').format(number)


_NUMBER = regex(r"\[(\d{1,3})\]")
_TIED = regex(r"(?<=\d) (?=[×÷%=<>≤≥≈]|per cent\b)|(?<=[×÷=<>≤≥≈−+]) (?=\d)|(?<=\s[−+]) (?=\d)")

_WHOLE = regex(r"(\bA to Z\b|\bunder-\d+s?\b)")


def keep(words: str) -> Markup:
    """The words escaped, with figures and their signs kept on one line.

    >>> keep("55 + 145 = 200 < 259") == "55 +\\xa0145\\xa0=\\xa0200\\xa0&lt;\\xa0259"
    True
    """
    pieces = _WHOLE.split(_TIED.sub("\N{NO-BREAK SPACE}", words))
    tied = Markup('<span class="tied">{}</span>')
    return Markup("").join(tied.format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces))
