"""Whether the second version shows what was put right, in every place where it can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tests.campaigns.drawing import Campaign
from tests.campaigns.published import Site, words_of
from tests.campaigns.truth import Coordinate
from tests.campaigns.violation import Violation

HISTORY = ("corrections", "changes", "feed", "versions", "release.json", "SHA256SUMS", "seen-before")


def judge_correction(campaign: Campaign, sites: Mapping[str, Site], served: Mapping[str, str]) -> Iterator[Violation]:
    """Old numbers that still stand as if they were true."""
    before = {answer.force: answer for answer in campaign.round(1)}
    for answer in campaign.corrected:
        old = before[answer.force].told
        for name in ("second", "built"):
            if name not in sites:
                continue
            rows = {
                row.place: row for row in sites[name].rows if row.place.area == answer.force.area and row.counted == "offences"
            }
            for place, told in answer.told.items():
                row = rows.get(place)
                was = old.get(place)
                if was is None or was.count == told.count or row is None or row.count is None:
                    continue
                if row.count == was.count:
                    yield Violation(
                        campaign.seed,
                        "old number",
                        row.file,
                        f"{place}: {was.count} was put right to {told.count}, and still stands there",
                    )
            yield from _on_page(
                campaign, answer.force.slug, old, answer.told, sites[name].pages.get(f"areas/{answer.force.slug}.html"), name
            )
        page = served.get(f"areas/{answer.force.slug}.html")
        yield from _on_page(campaign, answer.force.slug, old, answer.told, words_of(page) if page else None, "served")


def _on_page(
    campaign: Campaign,
    slug: str,
    old: Mapping[Coordinate, object],
    new: Mapping[Coordinate, object],
    page: str | None,
    where: str,
) -> Iterator[Violation]:
    """Sentences of the page of the area that give the old number for its year; lines that tell both tell history."""
    if page is None:
        return
    for place, told in new.items():
        was = old.get(place)
        if was is None or (place.ages, place.sex) != ("all", "all"):
            continue
        then, now = f"{was.count:,}", f"{told.count:,}"  # type: ignore[attr-defined]
        if then == now or int(then.replace(",", "")) < 5:
            continue
        for line in page.split("\n"):
            if re.search(rf"(?<![\d,.]){re.escape(then)} in {re.escape(place.period)}(?!\d)", line) and not re.search(
                rf"(?<![\d,.]){re.escape(now)}(?![\d,.])", line
            ):
                yield Violation(
                    campaign.seed,
                    "old number",
                    f"{where}:areas/{slug}.html",
                    f"{place}: {then} was put right to {now}: {line[:160]}",
                )
