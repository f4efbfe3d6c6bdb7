"""Markdown to the inside of a page: headings with names, tables and code reached by key, links that lead somewhere."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from .sources import FOLDERS, anchor_of

Find = Callable[[str], str | None]
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)


@dataclass
class Prose:
    """The inside of a page: ``title`` is its first heading, ``headings`` those of the second kind, with their names."""

    title: str = ""
    body: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)


def prose(text: str, file: str, place: str, find: Find) -> Prose:
    """The text of a file as HTML. ``find`` gives the place in the site of a file of the repository, None where it has none."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    tokens = parser.parse(_COMMENT.sub("", text))
    made = Prose()
    _name_headings(tokens, made)
    if tokens and tokens[0].tag == "h1":  # it stands in the head of the page
        made.title, tokens = tokens[1].content.replace("`", ""), tokens[3:]
    for token in tokens:
        for child in token.children or ():
            _lead(child, file, place, find)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>\n')
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    made.body = parser.renderer.render(_without_empty_heads(tokens), parser.options, {})
    return made


def _name_headings(tokens: list[Token], made: Prose) -> None:
    """Give each heading a name of its own within the page."""
    given: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        words = "".join(child.content for child in tokens[number + 1].children or () if child.type in ("text", "code_inline"))
        name = anchor_of(words)
        given[name] = given.get(name, -1) + 1
        name = f"{name}-{given[name]}" if given[name] else name
        token.attrSet("id", name)
        if token.tag == "h2":
            made.headings.append((words, name))


def _lead(token: Token, file: str, place: str, find: Find) -> None:
    """Let a link or a picture lead to its place in the site; a file that has none there is not linked."""
    which = {"link_open": "href", "image": "src"}.get(token.type)
    if which is None:
        return
    address = str(token.attrGet(which) or "")
    if re.match(r"[a-z]+:", address) or address.startswith("#"):
        return
    path, _, anchor = address.partition("#")
    named = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    target = FOLDERS.get(named) or find(named)
    if target is None:
        raise ValueError(f"{file}: {address} leads to nothing")
    target, _, own = target.partition("#")
    end = f"#{anchor or own}" if anchor or own else ""
    token.attrSet(which, posixpath.relpath(target, posixpath.dirname(place) or ".") + end)


def _fence(_: object, tokens: list[Token], number: int, *__: object) -> str:
    """Code in colours, which can be scrolled by key."""
    return f'<pre tabindex="0"><code>{_coloured(tokens[number].content, tokens[number].info)}</code></pre>\n'


def _coloured(code: str, told: str) -> str:
    """The code with its kinds of word named; as it stands where its language is not told or has no words of its own."""
    language = told.split()[0] if told.split() else "text"
    if language in ("text", "console"):  # what a person types and reads is one kind of word
        return html.escape(code)
    return highlight(code, get_lexer_by_name(language), HtmlFormatter(nowrap=True, classprefix="code-"))


def _without_empty_heads(tokens: list[Token]) -> list[Token]:
    """A head of a column without words is a cell: a heading must say something. Others say that they head a column."""
    for number, token in enumerate(tokens):
        if token.type == "th_open":
            if tokens[number + 1].content:
                token.attrSet("scope", "col")
            else:
                token.tag = tokens[number + 2].tag = "td"
    return tokens
