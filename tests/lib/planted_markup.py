"""Words that somebody may plant in an answer, an article or a name, and what a browser would make of a page with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any
from xml.etree import ElementTree

import tinyhtml5

ATTACKS = (
    "<script>planted()</script>",
    "</title></textarea></style></pre><script>planted()</script>",
    "\"><img src=x onerror=planted()>",
    "' onmouseover='planted()' x='",
    "\" autofocus onfocus=planted() x=\"",
    "<svg onload=planted()><a xlink:href='javascript:planted()'>x</a></svg>",
    "<iframe srcdoc='<script>planted()</script>'></iframe>",
    "<a href='jAvAsCrIpT:planted()'>x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=planted()>",
    "<form action='https://evil.example'><button formaction='javascript:planted()'>x</button></form>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "--><!--> ]]> &lt;script&gt;planted()&lt;/script&gt; &#x3c;script&#x3e;",
    "{{ 7 * 7 }} {% raw %}",
)  # fmt: skip
"""Each ends what it may stand in, and then begins what runs or leads away."""
ALL = " ".join(ATTACKS)
ADDRESS = "javascript:planted()"
MIXED = "\tJaVa\nScRiPt:planted()"
"""The same address as a browser reads it: space before it and line ends in it are left out."""
PLACES = frozenset(
    {
        "slug",
        "stem",
        "path",
        "code",
        "target",
        "where_target",
        "anchor",
        "letter",
        "lasting",
        "feed",
        "start",
        "end",
        "menu",
        "year",
    }
)
"""Fields of a page that hold places and marks of ours, and no words; a year is one of ours too, and has to fit on an axis."""
SCRIPTS = ("drawing", "exit", "explore", "filter", "find", "places", "values")
OURS = ("/app/static/keys.js", "/app/static/going.js", *(f"static/{name}.js" for name in SCRIPTS))
NEVER = frozenset({"iframe", "object", "embed", "base", "frame", "mglyph", "applet", "portal"})
LEADS = frozenset(
    {"href", "src", "action", "formaction", "srcdoc", "data", "poster", "background", "{http://www.w3.org/1999/xlink}href"}
)


def planted(content: Any) -> Any:
    """The same content with every text in it followed by every attack, and every address one that runs."""
    if isinstance(content, str) and not isinstance(content, Enum):
        return f"{content} {ALL}"
    if isinstance(content, tuple):
        return tuple(map(planted, content))
    if is_dataclass(content) and not isinstance(content, type):
        told = {field.name: getattr(content, field.name) for field in fields(content) if field.init}
        changed = {name: planted(held) for name, held in told.items() if name not in PLACES and held}
        changed |= {"address": ADDRESS} if "address" in told else {}
        return replace(content, **changed)
    return content


def harm_in_page(page: bytes | str) -> list[str]:
    """What in a page of HTML runs or leads away, and is not ours: elements, attributes and addresses, as browsers parse them."""
    text = page.decode("utf-8") if isinstance(page, bytes) else page
    return list(_harm(tinyhtml5.parse(text, namespace_html_elements=False)))


def harm_in_xml(content: bytes) -> list[str]:
    """The same for what browsers and readers of feeds parse as XML."""
    return list(_harm(ElementTree.fromstring(content)))


def _harm(tree: ElementTree.Element) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        tag = element.tag.rpartition("}")[2].lower()
        # What a page hands its script as JSON is read, and never run.
        is_run = tag == "script" and element.get("type") != "application/json"
        if tag in NEVER or (is_run and not element.get("src", "").endswith(OURS)):
            yield f"<{tag}>"
        if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "<meta http-equiv=refresh>"
        for name, said in element.attrib.items():
            address = "".join(said.split()).lower()
            # What a page says of itself to search engines is words; what a browser obeys has http-equiv.
            is_obeyed = tag == "meta" and not (element.get("name") or element.get("property"))
            if name.lower().startswith("on") or (is_obeyed and "evil" in said):
                yield f"<{tag} {name}>"
            if name.lower() in LEADS and (address.startswith(("javascript:", "vbscript:", "data:text", "https://evil"))):
                yield f"<{tag} {name}={said[:40]!r}>"
        if tag == "img" and element.get("src", "") in ("", "x"):
            yield "<img src=x>"
