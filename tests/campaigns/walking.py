"""The walk of a campaign through the command line, from an empty folder to a corrected version, as a user goes it.

Where a command stops, the walk does what is printed and no more (``mending``); where that leads nowhere, it ends and says so.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from tests.campaigns.commands import Stop, Terminal, stops_of
from tests.campaigns.desk import judge_build, judge_desk, settle
from tests.campaigns.documents import file_of, refusal_of
from tests.campaigns.drawing import Answer, Campaign
from tests.campaigns.forms import definition_of
from tests.campaigns.mending import Mending
from tests.campaigns.settings import HELPLINES, OFFICIAL, POPULATION, official_table, population_table, set_years
from tests.campaigns.walk import PROJECT, SECOND, WHO, Walk

ROUNDS_OF_MENDING = 4


def walk(campaign: Campaign, folder: Path) -> Walk:
    """Go through the whole campaign in this folder."""
    going = Walk(campaign, Terminal(folder))
    _start(going)
    _put(going, campaign.round(1))
    _look(going)
    if campaign.steps & {"build", "serve"}:
        judge_build(going, going.run("build", PROJECT, "--quick"))
    public = _release(going, "first")
    judge_desk(going)
    if not public or not campaign.has_second:
        return going
    _put(going, campaign.round(2))
    settle(going)
    if campaign.corrected and "unexplained" not in campaign.steps:
        for answer in campaign.corrected:
            going.run(
                "release",
                "correct",
                PROJECT,
                "--area",
                answer.force.area,
                "--why",
                "The force found a slip in its answer and sent a new one",
                "--as",
                WHO,
            )
    if _release(going, "second"):
        going.keep("built", going.project / "build" / "site")
        if "serve" in campaign.steps:
            areas = [f"areas/{answer.force.slug}.html" for answer in campaign.corrected]
            going.served = going.terminal.serve(PROJECT, ("index.html", *areas))
            if len(going.served) < 1 + len(areas):
                going.wrong("not served", f"of {1 + len(areas)} pages {len(going.served)} are served")
    return going


def _start(going: Walk) -> None:
    campaign = going.campaign
    going.run("init", PROJECT, "--publisher", "A charity")
    settings = going.project / "faircount.toml"
    written = set_years(settings.read_text(), campaign) + HELPLINES.format(today=datetime.date.today())
    if campaign.official:
        (going.project / "reference" / "recorded-crime.csv").write_text(official_table(campaign))
        written += OFFICIAL
    if campaign.population:
        (going.project / "reference" / "population.csv").write_text(population_table(campaign))
        written += POPULATION
    if public := [answer for answer in campaign.answers if answer.public and answer.kind == "table" and not answer.late]:
        lines = [f'"{file_of(answer)[0]}" = "https://www.{answer.force.slug}.police.uk/disclosure/1"' for answer in public]
        written += "\n[answers.public]\n" + "\n".join(lines) + "\n"
    settings.write_text(written)
    if any(answer.kind == "form" for answer in campaign.answers):
        (going.project / "ask.toml").write_text(definition_of(campaign))
        going.run("ask", PROJECT)


def _put(going: Walk, answers: tuple[Answer, ...]) -> None:
    """Put the answers into the project, each over the older one of the same force."""
    for answer in answers:
        going.put(answer, going.project)
    for answer in going.campaign.answers:
        if answer.refused_first:
            (going.project / "answers" / f"{answer.force.slug}-first.txt").write_text(refusal_of(answer))


def _look(going: Walk) -> None:
    """Read, and settle the doubts that are there; each has to be counted, and each has to be one that the answer leaves."""
    if "read" in going.campaign.steps:
        names = sorted(str(path.relative_to(going.terminal.folder)) for path in (going.project / "answers").iterdir())
        going.run("read", *names, "--to", "figures.csv", codes=(0, 3, 4))
    settle(going, first=True)


def _release(going: Walk, name: str) -> bool:
    """Prepare, mend, preview, sign, publish; whether it is public now."""
    campaign = going.campaign
    if name == "first" and "preview" in campaign.steps:
        ahead = datetime.datetime.now() + datetime.timedelta(days=2)
        stops = _prepare(going, f"{ahead:%Y-%m-%d} 09:30")
        seen = going.terminal.run("release", "preview", PROJECT, "--to", "B. Editor, Evening Paper", "--as", WHO)
        if not stops and seen.code:
            going.wrong("no preview", str(seen))
        for number, folder in enumerate(sorted((going.project / "releases" / "previews").glob("*"))):
            going.keep(f"preview-{number}", folder)
    stops = _prepare(going, "now")
    if stops:
        for stop in stops:
            going.wrong("stopped", f"{name} version: {stop.title}: {stop.detail}")
        draft = max((going.project / "releases" / "drafts").glob("*"), key=lambda path: path.stat().st_mtime, default=None)
        if draft is not None:
            going.keep(f"{name}-draft", draft / "site")
        return False
    signed = going.run("release", "sign", PROJECT, "--as", SECOND)
    public = going.run("release", "publish", PROJECT, "--as", WHO)
    if signed.code or public.code:
        return False
    going.keep(name, going.project / "public")
    going.published.append(name)
    return True


def _prepare(going: Walk, at: str) -> list[Stop]:
    """What still stops the version after everything that was printed had been done."""
    mending = Mending(going.terminal, PROJECT)
    stops: list[Stop] = []
    for _ in range(ROUNDS_OF_MENDING):
        said = going.terminal.run("release", "prepare", PROJECT, "--at", at, "--quick", "--as", WHO)
        if "Traceback (most recent call last)" in said.err:
            going.wrong("traceback", str(said))
        stops = stops_of(said)
        if stops and said.code == 0:
            going.wrong("exit code", "release prepare is stopped and exits 0")
        if not stops:
            if said.code:
                return [Stop("release prepare failed", str(said))]
            return []
        done = [mending.follow(stop) for stop in stops]
        if not any(done):
            return stops
        going.mended += [f"{stop.title}: {how}" for stop, how in zip(stops, done, strict=True) if how]
    return stops
