"""Mailboxes drawn by a seed: what a campaign's folder of answers holds after some weeks, and what each file truly is."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from random import Random

import docx
import openpyxl

from faircount.pipeline.ask import ask
from faircount.requests.asking.definition import read_definition
from faircount.requests.inbox.nature import PieceNature
from faircount.vocabulary.areas import AREAS, find_area
from tests.lib import mailbox_words as words
from tests.lib.requests import fill_in

OURS = "foi@charity.example"
SENT, DUE = date(2026, 11, 2), date(2026, 11, 30)
LATE = date(2027, 1, 18)
"""A day on which every request is overdue."""
NAMES = (
    "Kent", "Essex", "Norfolk", "Suffolk", "Cleveland", "Surrey", "Dorset", "Gwent", "Humberside", "Merseyside", "Northumbria",
    "Cumbria", "Cheshire", "Lincolnshire", "West Midlands", "Greater Manchester", "Metropolitan Police", "Avon and Somerset",
    "Police Scotland", "PSNI", "Devon and Cornwall", "Thames Valley", "South Wales", "City of London",
)  # fmt: skip
DOMAINS = {
    "Greater Manchester": "gmp.police.uk", "Metropolitan Police": "met.police.uk", "Police Scotland": "scotland.police.uk",
    "PSNI": "psni.police.uk", "Avon and Somerset": "avonandsomerset.police.uk", "West Midlands": "west-midlands.police.uk",
    "Devon and Cornwall": "devonandcornwall.pnn.police.uk", "Thames Valley": "thamesvalley.police.uk",
    "South Wales": "south-wales.police.uk", "City of London": "cityoflondon.police.uk",
}  # fmt: skip
DEFINITION = """\
[request]
title = "Recorded sexual offences against children"
applicant = "A charity"
address = "{ours}"
sent = {sent}
forces = [{forces}]

[figures]
offences = ["sexual_under_18"]
years = ["2023/24", "2024/25"]
online = ["all", "yes"]
"""


@dataclass(frozen=True)
class Item:
    """One file: what it truly is to whom; ``is_open`` where nobody could tell from what is there."""

    name: str
    content: bytes
    truth: Mapping[str, PieceNature]
    is_open: bool = False
    kind: str = ""


@dataclass
class Mailbox:
    """The files of one campaign, and the forces that were asked."""

    seed: int
    folder: Path
    forces: tuple[str, ...]
    items: list[Item] = field(default_factory=list)

    @property
    def answered(self) -> frozenset[str]:
        """The forces that truly answered."""
        return frozenset(
            code
            for item in self.items
            for code, nature in item.truth.items()
            if nature in (PieceNature.ANSWER, PieceNature.REFUSAL)
        )


class Drawer:
    """Draws one mailbox into a folder, its letters and forms written first as the program writes them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random, self.folder, self.seed = Random(seed), folder, seed
        self.names = self.random.sample(NAMES, self.random.randint(6, 10))
        folder.mkdir(parents=True, exist_ok=True)
        forces = ", ".join(f'"{name}"' for name in self.names)
        (folder / "ask.toml").write_text(DEFINITION.format(ours=OURS, sent=SENT.isoformat(), forces=forces), encoding="utf-8")
        ask(folder, folder / "requests")
        definition = read_definition(folder)
        self.references = {code: definition.form(code).reference for code in definition.forces}
        self.mailbox = Mailbox(seed, folder, tuple(self.references))
        self.their = {code: f"FOI-{2026000000 + self.random.randint(1000, 99999)}" for code in self.references}

    def draw(self) -> Mailbox:
        """The mailbox, its files written into ``answers/``."""
        for name in self.names:
            area = find_area(name)
            assert area is not None
            story = self.random.choice(STORIES)
            for act in story:
                self.add(act(self, area.code, name))
        for act in self.random.sample(ODD, self.random.randint(1, 3)):
            found = act(self, *self.two())
            if found is not None:
                self.add(found)
        (self.folder / "answers").mkdir(exist_ok=True)
        for item in self.mailbox.items:
            (self.folder / "answers" / item.name).write_bytes(item.content)
        return self.mailbox

    def add(self, item: Item) -> None:
        """Keep a file under a name that is free."""
        taken = {one.name for one in self.mailbox.items}
        stem, dot, ending = item.name.rpartition(".")
        name, number = item.name, 2
        while name in taken:
            name, number = f"{stem} ({number}){dot}{ending}", number + 1
        self.mailbox.items.append(Item(name, item.content, item.truth, item.is_open, item.kind))

    def two(self) -> tuple[str, str]:
        """Two forces that were asked."""
        first, second = self.random.sample(list(self.references), 2)
        return first, second

    def pick(self, wordings: tuple[str, ...], code: str = "") -> str:
        """One wording, its places filled."""
        later = LATE + timedelta(days=self.random.randint(5, 20))
        said = {"day": "2 November 2026", "due": "30 November 2026", "later": f"{later.day} {later:%B %Y}"}
        return self.random.choice(wordings).format(police=police(code) if code else "the force", **said)

    def chance(self, share: float) -> bool:
        """Yes, so often."""
        return self.random.random() < share

    def letter(self, code: str, body: str, *, named: bool = True, reference: str | None = None) -> str:
        """A letter of a force, with its own reference mostly and ours sometimes."""
        lines = [police(code) if named and self.chance(0.5) else "", "Freedom of Information"] if self.chance(0.5) else []
        own = self.their[code]
        lines += [self.random.choice((f"Our ref: {own}", f"Reference number: {own}", f"FOI request ref {own}", ""))]
        if reference:
            lines += [self.random.choice((f"Your ref: {reference}", f"Your reference {reference}", f"Re: {reference.upper()}"))]
        lines += ["", self.random.choice(words.GREETED), "", body, ""]
        lines += [self.random.choice(words.SIGNED), "", "J Bloggs", self.random.choice(words.ROLES)]
        return "\n".join([*lines, police(code) if named else ""])

    def quoted(self, code: str) -> str:
        """Our letter as a mail program quotes it."""
        text = (self.folder / "requests" / "letters" / f"{AREAS[code].slug}.txt").read_text("utf-8")
        short = "\n".join(text.split("\n")[:40])
        head = f"From: A charity <{OURS}>\nSent: 02 November 2026 09:12\nTo: {self.address(code)}\nSubject: FOI request\n\n"
        style = self.random.choice(("outlook", "signs", "line"))
        if style == "signs":
            quoted = "\n".join(f"> {line}" for line in short.split("\n"))
            return f"On Mon, 2 Nov 2026 at 09:12, A charity <{OURS}> wrote:\n{quoted}"
        return f"-----Original Message-----\n{head}{short}" if style == "line" else f"{head}{short}"

    def address(self, code: str) -> str:
        """The address of a force's unit."""
        name = next(
            (name for name in self.names if (area := find_area(name)) is not None and area.code == code), AREAS[code].name
        )
        domain = DOMAINS.get(name, f"{AREAS[code].slug}.police.uk")
        return f"{self.random.choice(('foi', 'freedom.of.information', 'disclosure', 'j.bloggs'))}@{domain}"

    def mail(
        self, sender: str, subject: str, text: str, attached: Mapping[str, bytes] | None = None, *, page: bool = False
    ) -> bytes:
        """A message as it is saved from a mail program."""
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"] = sender, OURS, subject
        message["Date"] = "Wed, 02 Dec 2026 10:11:00 +0000"
        message["Message-ID"] = f"<{self.random.getrandbits(64):x}@mail.example>"
        message.set_content(text)
        if page:
            lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
            message.add_alternative(f"<html><body>{lines}</body></html>", subtype="html")
        for name, content in (attached or {}).items():
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return message.as_bytes()

    def form(self, code: str) -> bytes:
        """Our form as the force filled it in."""
        path = self.folder / "requests" / "forms" / f"{self.references[code]}.xlsx"
        to = self.folder / "filled.xlsx"
        counts = {f"R{row:03d}": {"Count": self.random.randint(20, 900)} for row in range(1, 5)}
        fill_in(path, counts, to)
        content = to.read_bytes()
        to.unlink()
        return content

    def table(self, code: str, *, named: bool = True) -> bytes:
        """A table of their own in CSV."""
        title = f"{police(code)}: " if named else ""
        first, second = self.random.randint(200, 900), self.random.randint(200, 900)
        return (
            f"{title}Sexual offences against children under 18 recorded\n"
            f"Financial year,Offences\n2023/24,{first}\n2024/25,{second}\n"
        ).encode()

    def book(self, code: str) -> bytes:
        """The same as a workbook."""
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        for line in self.table(code).decode().splitlines():
            page.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
        kept = io.BytesIO()
        book.save(kept)
        return kept.getvalue()

    def word(self, text: str) -> bytes:
        """A letter in Word."""
        letter = docx.Document()
        for line in text.split("\n"):
            letter.add_paragraph(line)
        kept = io.BytesIO()
        letter.save(kept)
        return kept.getvalue()


def police(code: str) -> str:
    """The name of a force."""
    return AREAS[code].police or AREAS[code].name


Act = Callable[[Drawer, str, str], Item | None]
from tests.lib.mailbox_stories import ODD, STORIES  # noqa: E402 - the stories are told with what stands above
