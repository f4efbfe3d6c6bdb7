"""A walked campaign held to its promises."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.campaigns.arrival import judge_arrival, judge_workbooks
from tests.campaigns.checksums import judge_checksums
from tests.campaigns.correction import judge_correction
from tests.campaigns.drawing import Campaign
from tests.campaigns.published import Site
from tests.campaigns.secrecy import judge_secrecy
from tests.campaigns.sentences import judge_sentences
from tests.campaigns.twins import judge_twins
from tests.campaigns.violation import Violation
from tests.campaigns.walk import Walk
from tests.campaigns.walking import walk


def judge(going: Walk) -> list[Violation]:
    """Everything that went wrong on the way, and in what was published."""
    campaign = going.campaign
    sites = {name: Site(folder, name=name) for name, folder in going.snapshots.items()}
    found = list(going.violations)
    for number, name in ((1, "first"), (2, "second")):
        for seen in (name, f"{name}-draft"):
            if seen in sites:
                found += judge_arrival(campaign, number, sites[seen])
                found += judge_workbooks(campaign, number, sites[seen])
                found += judge_sentences(campaign, number, sites[seen])
    found += judge_secrecy(campaign, {name: site for name, site in sites.items() if name != "built"})
    sent = [path for path in (going.project / "answers").glob("*") if path.is_file()]
    public = {answer.force.slug for number in (1, 2) for answer in campaign.round(number) if answer.public}
    private = [path for path in sent if not path.name.startswith(tuple(public))] if public else sent
    found += judge_checksums(campaign.seed, private, sites.values())
    if "second" in sites:
        found += judge_correction(campaign, sites, going.served)
    if "twin" in campaign.steps and going.published:
        found += judge_twins(going)
        found += [violation for violation in going.violations if violation not in found]
    return list(dict.fromkeys(found))


def try_campaign(campaign: Campaign, folder: Path | None = None) -> tuple[Walk, list[Violation]]:
    """Walk and judge a campaign, in a folder that is kept where one is given."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        going = walk(campaign, folder)
        return going, judge(going)
    with tempfile.TemporaryDirectory() as made:
        going = walk(campaign, Path(made))
        return going, judge(going)
