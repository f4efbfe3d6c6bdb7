"""The feed of releases: valid Atom by the schema of the RFC, with ids that last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree

from faircount.writers.feed import ATOM, Entry, Feed, feed_file

MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
FIRST = Entry("release/1.0.0", "Version 1.0.0", "First version.", MOMENT, "index.html", "release")
SUMMER = datetime(2027, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
SECOND = Entry("correction/1.0.1", "Correction of 1 figure", "820 & <more>", SUMMER, "corrections.html#corrections", "correction")
FEED = Feed("A small campaign", "A small charity", "https://figures.example.org/", (SECOND, FIRST))


@pytest.fixture(scope="module")
def schema(root: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(root / "tests/fixtures/atom/atom.rng")))


def ids(feed: Feed) -> list[str]:
    return [element.text or "" for element in etree.fromstring(feed_file(feed)).iter(f"{{{ATOM}}}id")]


@pytest.mark.parametrize("feed", [FEED, replace(FEED, address=""), replace(FEED, entries=(FIRST,))])
def test_the_feed_is_valid(schema: etree.RelaxNG, feed: Feed) -> None:
    assert schema.validate(etree.fromstring(feed_file(feed))), schema.error_log


@pytest.mark.parametrize("gone", ["id", "updated", "title", "author"])
def test_the_schema_can_fail(schema: etree.RelaxNG, gone: str) -> None:
    feed = etree.fromstring(feed_file(FEED))
    feed.remove(feed.find(f"{{{ATOM}}}{gone}"))
    assert not schema.validate(feed)


def test_ids_are_of_the_news_and_not_of_its_words_or_place_in_the_feed() -> None:
    again = replace(FEED, entries=(replace(FIRST, title="Other words", summary="Other", link="versions/1.0.0/index.html"),))
    assert ids(again) == [ids(FEED)[0], ids(FEED)[2]]
    assert len(set(ids(FEED))) == 3
    assert set(ids(replace(FEED, title="Another campaign"))).isdisjoint(ids(FEED))


def test_times_are_those_stated_and_the_feed_is_as_new_as_its_newest_entry() -> None:
    feed = etree.fromstring(feed_file(FEED))
    updated = [element.text for element in feed.iter(f"{{{ATOM}}}updated")]
    assert updated == ["2027-06-01T08:30:00Z", "2027-06-01T08:30:00Z", "2026-12-01T09:30:00Z"]
    assert feed_file(FEED) == feed_file(FEED)
