"""The feed for newsrooms: releases and corrections as Atom (RFC 4287), the same bytes for the same entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
NAME = "feed.atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: ``key`` names it for good (``release/1.1.0``), ``link`` is where to read it, from the site's root."""

    key: str
    title: str
    summary: str
    updated: datetime
    link: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed is of. ``address`` is where the site stands, "" where that is not known: links are then relative."""

    title: str
    publisher: str
    address: str
    entries: Sequence[Entry]


def feed_file(feed: Feed) -> bytes:
    """The feed as Atom. An id never changes while publisher and title stay as they are: readers then see each entry once."""
    assert feed.entries, "a feed begins with the first release"
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]  # None is the default namespace
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    _text(root, "id", _id(feed, ""))
    _text(root, "title", feed.title)
    _text(root, "subtitle", "Releases and corrections")
    _text(root, "updated", _time(max(entry.updated for entry in feed.entries)))
    _link(root, "self", _address(feed, NAME), "application/atom+xml")
    _link(root, "alternate", _address(feed, "corrections.html"), "text/html")
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), "name", feed.publisher)
    for entry in feed.entries:
        _entry(root, feed, entry)
    etree.indent(root)
    letters: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return letters + b"\n"


def _entry(root: etree._Element, feed: Feed, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", _id(feed, entry.key))
    _text(element, "title", entry.title)
    _text(element, "updated", _time(entry.updated))
    _text(element, "published", _time(entry.updated))
    _link(element, "alternate", _address(feed, entry.link), "text/html")
    etree.SubElement(element, f"{{{ATOM}}}category").set("term", entry.category)
    _text(element, "summary", entry.summary)


def _id(feed: Feed, key: str) -> str:
    return uuid5(NAMESPACE_URL, "\n".join(("faircount", feed.publisher, feed.title, key))).urn


def _address(feed: Feed, place: str) -> str:
    return f"{feed.address.rstrip('/')}/{place}" if feed.address else place


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = words


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link")
    link.set("rel", relation)
    link.set("href", address)
    link.set("type", kind)
