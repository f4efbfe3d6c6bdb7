"""Fifty people at the web app at once, on loopback: how long pages take, and whether any fails.

Usage: python bench/load.py [SECONDS] [USERS]   (120 and 50 without them)

The example project is served as a team from a process of its own, with SQLite. Each person has a session and reads pages with
a second or so between them, as people do; one in ten sends a decision. What is measured is the whole reply, at the far end. A
decision that comes second is told so (409), which is what it must be told: such replies are counted apart, not as failures.
The processor time of the server is printed beside, since a busy machine makes every reply late.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from faircount.project.project import Project
from faircount.review.review import Review
from faircount.store.team.account import Role
from faircount.store.team.team import open_team
from faircount.web.needs import form_token
from faircount.web.room import COOKIE

ROOT = Path(__file__).parents[1]
PAGES = (
    "/app/", "/app/answers", "/app/ledger?area=E23000013", "/app/ledger?page=7", "/app/findings", "/app/releases", "/app/trail",
    "/review/coverage", "/index.html", "/areas/cleveland.html",
)  # fmt: skip
LIMIT = 0.3
"""Seconds within which 95 of 100 pages come."""
TOLD_SECOND = 409
"""Somebody else decided first: the page says so, and what was typed stays on it."""
KENT = "Kent Police\nYear,Rape,Sexual assault\n2015/16,{number},61\n2016/17,663,58\n"


@dataclass
class Met:
    """What people met with: seconds of each reply by kind of page, what failed, how often somebody else had decided first."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)
    second: int = 0
    processor: float = 0.0


class Person:
    """Somebody with a session and one connection."""

    def __init__(self, port: int, secret: str, met: Met) -> None:
        self.port, self.secret, self.met = port, secret, met
        self.draw = random.Random(secret)

    async def work(self, until: float, doubts: list[str]) -> None:
        """Read pages, and decide now and then, until the time is over."""
        await asyncio.sleep(self.draw.random())
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        while time.monotonic() < until:
            if self.draw.random() < 0.1:
                await self.ask("POST", f"/review/{self.draw.choice(doubts)}", "a decision")
            else:
                page = self.draw.choice((*PAGES, f"/review/{self.draw.choice(doubts)}"))
                await self.ask("GET", page, page.split("?")[0] if "/review/" not in page else "a doubt")
            await asyncio.sleep(0.5 + self.draw.random())
        self.writer.close()

    async def ask(self, method: str, path: str, kind: str) -> None:
        """Ask for one page, and note how long it took."""
        here, body = f"127.0.0.1:{self.port}", b""
        head = [f"{method} {path} HTTP/1.1", f"Host: {here}", f"Cookie: {COOKIE}={self.secret}"]
        if method == "POST":
            form = {"token": form_token(self.secret), "choice": "left out", "why": "a trial of speed"}
            body = urlencode(form).encode()
            head += [f"Origin: http://{here}", "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        began = time.perf_counter()
        self.writer.write("\r\n".join([*head, "", ""]).encode() + body)
        status = await self.reply()
        self.met.took[kind].append(time.perf_counter() - began)
        if status == TOLD_SECOND and method == "POST":
            self.met.second += 1
        elif status not in (200, 303):
            self.met.failed.append(f"{status} {method} {path}")

    async def reply(self) -> int:
        """The status of a reply that was read to its end."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = head.split("content-length:")[1].split("\r\n")[0] if "content-length:" in head else "0"
        await self.reader.readexactly(int(length))
        return int(head.split()[1])


def main() -> None:
    """Serve, load, print; exit code 1 where pages are too slow or one failed."""
    seconds, users = (float(sys.argv[1]) if len(sys.argv) > 1 else 120), (int(sys.argv[2]) if len(sys.argv) > 2 else 50)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept) / "project"
        shutil.copytree(ROOT / "examples" / "england-and-wales", folder)
        (folder / "answers").mkdir(exist_ok=True)
        for number in range(20):
            (folder / "answers" / f"kent {number}.csv").write_text(KENT.format(number=700 + number))
        subprocess.run([sys.executable, "-m", "faircount", "build", str(folder), "--quick"], check=True, capture_output=True)
        team = open_team(folder)
        secrets = []
        for number in range(users):
            team.accounts.add(f"person {number}", Role.REVIEWER, f"copper kettle window {number}")
            secrets.append(team.sessions.begin(f"person {number}"))
        doubts = [entry.matter.id for entry in Review.open(Project.open(folder), lambda *_: None, team.decisions).queue()]
        team.database.close()
        met = asyncio.run(_load(folder, secrets, doubts, seconds))
    sys.exit(_told(met, seconds, users))


async def _load(folder: Path, secrets: list[str], doubts: list[str], seconds: float) -> Met:
    command = [sys.executable, "-m", "faircount", "serve", str(folder), "--team", "--port", "0"]
    server = await asyncio.create_subprocess_exec(*command, stderr=subprocess.PIPE)
    assert server.stderr is not None
    try:
        port = 0
        while not port:
            line = (await server.stderr.readline()).decode()
            port = int(line.split(":")[2].split("/")[0]) if line.startswith("http://") else 0
        drained = asyncio.ensure_future(server.stderr.read())
        met, before = Met(), _processor_of(server.pid)
        until = time.monotonic() + seconds
        await asyncio.gather(*(Person(port, secret, met).work(until, doubts) for secret in secrets))
        met.processor = _processor_of(server.pid) - before
    finally:
        server.terminate()
        await server.wait()
    del drained
    return met


def _processor_of(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _told(met: Met, seconds: float, users: int) -> int:
    whole, failed = [one for times in met.took.values() for one in times], met.failed
    for kind, times in sorted(met.took.items()):
        print(
            f"{kind:<24} {len(times):>6} replies   half in {_at(times, 0.5):>4.0f} ms   95 of 100 in {_at(times, 0.95):>4.0f} ms"
        )
    print(
        f"{users} people, {seconds:g} s: {len(whole)} replies, {len(failed)} failed, 95 of 100 within {_at(whole, 0.95):.0f} ms"
    )
    print(f"server: {met.processor:.0f} s of processor time; {met.second} decisions came second and were told so")
    for line in failed[:5]:
        print(line)
    return int(bool(failed) or _at(whole, 0.95) > LIMIT * 1000)


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


if __name__ == "__main__":
    main()
