"""What is put on a page after it was made: the notice of an older version, the mark of a preview. The rest stays as it was."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from markupsafe import Markup, escape

from faircount.briefing.parts import Notice
from faircount.writers.site_prose import SitePlace

_HEAD, _BODY, _HEADER, _MAIN = b"</head>\n", b"<body>\n", b"</header>\n", b'<main id="main" tabindex="-1">\n'
_OLDER = re.compile(rb'href="((?:\.\./)*)versions/')
_BESIDE = re.compile(rb'href="([^":?#]+)(?:#[^"]*)?"')
"""What lies in the same site: neither another one, nor another place on the page, nor an address that asks something."""
_FEED = re.compile(rb'href="((?:\.\./)*)feed\.atom"')


def with_notice(page: bytes, notice: Notice, path: str) -> bytes:
    """The page of an older version with a notice above everything else, and out of search engines.

    ``path`` is its place in its own version, which lies two folders below the newest: links of the notice count from the newest.
    """
    place = SitePlace(f"versions/0/{path}")
    lines = Markup("").join(Markup("<p>{}</p>\n").format(place.prose(line)) for line in notice.lines)
    shown = Markup('<div class="page">\n<div class="notice" role="note">\n<p><strong>{}</strong></p>\n{}</div>\n</div>\n').format(
        notice.title, lines
    )
    page = _after(page, _MAIN, str(shown).encode())
    page = _before(page, _HEAD, b'<meta name="robots" content="noindex">\n')
    # What this version links to beside itself lies elsewhere now that it is an older one.
    return _FEED.sub(rb'href="\1../../feed.atom"', _OLDER.sub(rb'href="\1../', page))


LEFT_OUT = "preview.html"
"""The page of a preview that says what it leaves out."""


def with_preview(page: bytes, line: str, path: str, held: Collection[str]) -> bytes:
    """The page marked as a preview: who reads, and until when nothing of it may be published; on paper a mark across it.

    ``path`` is its place, ``held`` are the files of the preview: links to any other lead to the page that says why.
    """

    def kept(found: re.Match[bytes]) -> bytes:
        leads = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1].decode()))
        return found[0] if leads in held else b'href="' + b"../" * path.count("/") + LEFT_OUT.encode() + b'"'

    page = _BESIDE.sub(kept, page)
    page = page.replace(_BODY, b'<body class="preview">\n', 1) if _BODY in page else _missing(_BODY)
    return _before(page, _HEADER, f'<p class="preview-line">{escape(line)}</p>\n'.encode())


def _after(page: bytes, mark: bytes, added: bytes) -> bytes:
    return page.replace(mark, mark + added, 1) if page.count(mark) == 1 else _missing(mark)


def _before(page: bytes, mark: bytes, added: bytes) -> bytes:
    return page.replace(mark, added + mark, 1) if page.count(mark) == 1 else _missing(mark)


def _missing(mark: bytes) -> bytes:
    raise AssertionError(f"a page of ours does not have {mark.decode().strip()} exactly once")
