"""A team at work with ``faircount serve``, which is killed at any moment and started again; and what must hold then."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Thread

from faircount.cli.main import app
from faircount.errors import Busy
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release import checklist
from faircount.release.history import SIGNED, draft_of, releases
from faircount.release.verify import verify
from faircount.store.decisions import LOCK, read_decisions
from faircount.store.inner import inner_folder
from faircount.store.lock import locked
from faircount.store.team.team import open_team
from tests.lib.clocks import set_back
from tests.lib.crashing import half_public
from tests.lib.crashing_team import Team
from tests.lib.postgres import Postgres
from tests.lib.review_answers import ANSWERS, UNIT
from tests.lib.serving import ask

PATIENCE = 60.0
"""Seconds in which a server has to come up, and what a killed one had begun has to end."""
BROKEN = (OSError, http.client.HTTPException)
"""What somebody meets whose server is killed: no reply, or half of one."""
BESIDE_PAGES = (303, 409)
"""A form was taken, or somebody else came first and what was sent is kept."""
DOWN = 503
"""The database cannot be asked now; what was sent did not count, or is told of by the next page."""
PAGES = ("/app/", "/app/answers", "/app/ledger", "/app/releases", "/app/trail", "/review/coverage")


class Server:
    """``faircount serve --team`` in a process of its own, with whatever it starts; its clock may be behind."""

    def __init__(self, team: Team, number: int = 0, behind: timedelta = timedelta()) -> None:
        self.said = team.folder.parent / f"server {number}.log"
        self.said.unlink(missing_ok=True)
        work = (team.folder, team.address, self.said, behind)
        self.process: BaseProcess = get_context("forkserver").Process(target=_serve, args=work)
        self.process.start()

    def port(self) -> int:
        """The port on which it answers; an assertion where it does not come up by itself."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.is_alive():
            told = self.said.read_text() if self.said.exists() else ""
            line = next((line for line in told.splitlines() if line.startswith("http://") and "/ shows" in line), "")
            with suppress(*BROKEN):
                if line and ask(port := int(line.split(":")[2].split("/")[0]), "/app/health")[0] == 200:
                    return port
            time.sleep(0.01)
        raise AssertionError(f"the server did not come up: {self.said.read_text()}")

    def kill(self, with_all: bool) -> None:
        """Kill it, with or without what it started; what goes on alone must end by itself."""
        if with_all:
            with suppress(ProcessLookupError):  # it has no group of its own before it has begun to serve
                os.killpg(self.process.pid or 0, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        until = time.monotonic() + PATIENCE
        while left := list(_of_group(self.process.pid or 0)):
            assert time.monotonic() < until, f"{len(left)} processes go on for ever"
            time.sleep(0.01)


def _serve(folder: Path, address: str, said: Path, behind: timedelta) -> None:
    """The command. What pages state is not read before a signature: it takes most of its time, in which nothing is written."""
    os.setsid()
    place = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(place, 2)
    sys.stderr = os.fdopen(2, "w", buffering=1)
    checklist.CHECKS = {name: check for name, check in checklist.CHECKS.items() if name != "statements"}
    set_back(behind)
    app(["serve", str(folder), "--team", "--port", "0", *(["--database", address] if address else [])])


def _of_group(group: int) -> Iterator[int]:
    """The living processes of a group."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = place.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in "ZX":
                yield int(place.parent.name)


def warm() -> None:
    """Let the server of programs load what they need, once."""
    get_context("forkserver").set_forkserver_preload(["tests.lib.crashing_server", "faircount.web.app"])


def kill_at_work(
    team: Team, chance: random.Random, longest: float, servers: int = 1, behind: timedelta = timedelta()
) -> list[str]:
    """Start servers, look at what the last ones left, let people work at each, and kill one after the other. What does not hold.

    While one of several is killed, people go on at the others.
    """
    team.prepare()
    begun = [Server(team, number, behind) for number in range(servers)]
    if servers == 1 and chance.random() < 0.15:
        time.sleep(chance.uniform(0, 0.5))
        begun[0].kill(with_all=True)
        return [f"public is half published: {fault}" for fault in half_public(team.folder)]
    ports = [server.port() for server in begun]
    found = faults(team)
    crowds = [Crowd(team, port) for port in ports]
    for server, crowd in zip(begun, crowds, strict=True):
        time.sleep(chance.uniform(0, longest))
        before = team.accepted.cut
        server.kill(with_all=chance.random() < 0.5)
        crowd.join()
        team.effective += team.accepted.cut > before
        found += [f"public is half published: {fault}" for fault in half_public(team.folder)]
    return found


def look_again(team: Team) -> list[str]:
    """Start the server once more, and end it: what does not hold."""
    server = Server(team)
    try:
        server.port()
        return faults(team)
    finally:
        server.kill(with_all=True)


def restart_at_work(team: Team, database: Postgres, chance: random.Random, longest: float, restarts: int) -> list[str]:
    """Let people work at a server whose database is stopped and started under them, again and again. What does not hold."""
    team.prepare()
    server = Server(team)
    crowd = Crowd(team, port := server.port())
    for _ in range(restarts):
        time.sleep(chance.uniform(0.2, longest))
        database.restart(at_once=chance.random() < 0.5, down=chance.uniform(0, 1))
        team.restarts += 1
    time.sleep(longest)
    crowd.join()
    found = [] if _takes_a_decision(team, port) else ["no decision is taken after the database came back"]
    server.kill(with_all=True)
    return found + look_again(team)


def _takes_a_decision(team: Team, port: int) -> bool:
    """Whether the server that was there all the time takes one more decision by itself."""
    known, until = len(team.accepted.decided), time.monotonic() + PATIENCE
    while len(team.accepted.decided) == known and time.monotonic() < until:
        _decide(team, port)
    return len(team.accepted.decided) > known


class Crowd:
    """People who work at one server until it is gone, or they are told to stop."""

    def __init__(self, team: Team, port: int) -> None:
        self._end = Event()
        self._all = [
            Thread(target=self._go_on, args=(work, team, port)) for work in WORKS for _ in range(2 if work is _decide else 1)
        ]
        for one in self._all:
            one.start()

    def join(self) -> None:
        """Wait until each has noted what became of the last thing asked for."""
        self._end.set()
        for one in self._all:
            one.join()

    def _go_on(self, work: Callable[[Team, int], None], team: Team, port: int) -> None:
        while not self._end.is_set():
            try:
                work(team, port)
            except ConnectionRefusedError:
                return  # the server was gone before anything was sent
            except BROKEN:
                team.accepted.cut += work is not _look
                return


def _decide(team: Team, port: int) -> None:
    number = team.next_number()
    name, why = ("Bo Hill", "Cy Lane")[number % 2], f"decision {number} of the crowd"
    form = {"choice": "left out", "why": why}
    if _took(team, team.person(port, name).send(f"/review/{team.doubts[number % len(team.doubts)]}", form), "a decision"):
        team.accepted.decided.append(why)


def _send(team: Team, port: int) -> None:
    number = team.next_number()
    name, content = f"kent {number}.csv", (UNIT.replace("738", f"{700 + number}")).encode()
    team.attempts[name] = content
    if _took(team, team.person(port, "Bo Hill").upload("/app/answers", [(name, content)]), "an answer"):
        team.accepted.sent[name] = content
    time.sleep(0.2)


def _release(team: Team, port: int) -> None:
    draft = draft_of(Project.open(team.folder))
    if draft is None:
        time.sleep(0.05)
        return
    if not draft.signatures:
        form = {"version": draft.version, "digest": draft.digest}
        if _took(team, team.person(port, "Al Reed").send("/app/releases/sign", form), "a signature"):
            team.accepted.signed.append(draft.digest)
    elif _took(team, team.person(port, "Jo Marsh").send("/app/releases/publish", {"version": draft.version}), "a publication"):
        team.accepted.published.append(draft.version)


def _look(team: Team, port: int) -> None:
    for path in PAGES:
        _took(team, team.person(port, "Cy Lane").ask(path), path)


WORKS = (_decide, _send, _release, _look)
"""What people do at the same time, each again and again."""


def _took(team: Team, reply: tuple[int, object, str], what: str) -> bool:
    status, _, page = reply
    told = re.search(r'role="alert"[^>]*>([^<]+)', page)
    words = told[1] if told else ""
    # Two servers show two people one draft: one signs it and one publishes it, and the other is told that it was done.
    is_second = status == 422 and "already" in words
    is_down = status == DOWN and team.may_be_down
    team.accepted.down += is_down
    if status not in (200, *BESIDE_PAGES) and not is_second and not is_down:
        team.accepted.broke.append(f"{what} was answered with {status}: {words}")
    return status == 303


def faults(team: Team) -> list[str]:
    """What does not hold now that the server has come up again and nobody has asked it for anything."""
    project, accepted = Project.open(team.folder), team.accepted
    decided = {decision.why for decision in read_decisions(team.folder / "decisions.csv").all}
    shared = open_team(team.folder, team.address)
    stand = shared.decisions.all().all
    decided &= {decision.why for decision in stand}
    shared.database.close()
    found = [f"lost: {why}" for why in accepted.decided if why not in decided]
    kept = {path.name: path.read_bytes() for path in (team.folder / "answers").iterdir()}
    found += [f"lost: answer {name}" for name, content in accepted.sent.items() if kept.get(name) != content]
    found += [f"half an answer: {name}" for name, content in kept.items() if content != team.attempts.get(name)]
    found += [f"left behind: {path.name}" for path in inner_folder(team.folder).glob("sent-*")]
    events = Places.of(project).trail.events()
    received = sorted(event.about for event in events if event.act == "answer.received")
    found += [f"answers came and the trail has {len(received)}"] if received != sorted(set(kept) - set(ANSWERS)) else []
    noted = sum(event.act == "decision.made" for event in events)
    found += [f"{len(stand)} decisions stand and the trail has {noted}"] if noted != len(stand) else []
    signed = {event.said["digest"] for event in events if event.act == SIGNED}
    found += [f"lost: the signature on {digest}" for digest in accepted.signed if digest not in signed]
    versions = {release.version for release in releases(project)}
    found += [f"lost: version {version}" for version in accepted.published if version not in versions]
    found += [fault for fault in verify(project) if "unfinished line" not in fault]
    found += [*accepted.broke, *_locks_left(team.folder)]
    accepted.broke.clear()
    return found


def _locks_left(folder: Path) -> Iterator[str]:
    places = Places(folder)
    trail = places.trail.path
    for path in (inner_folder(folder) / LOCK, places.lock, places.making_lock, trail.with_name(f"{trail.name}.lock")):
        try:
            with locked(path, patience=1):
                pass
        except Busy:
            yield f"{path.name} is still held"
