"""The pages of the review: what is shown for an address, and what a form that was sent decides."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from faircount.errors import BadDecision, FaircountError
from faircount.pipeline.review import OPEN_AGAIN, TYPED, Entry, Grid, Review
from faircount.web.review_chart import neighbours_picture
from faircount.web.review_templates import render, static

PREFIX = "/review/"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    # Not "no-referrer": a browser would then hide where a form came from, and that is checked.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
MENU = (("Answers", "/review/answers"), ("Review", "/review/"), ("Coverage", "/review/coverage"), ("Built site", "/index.html"))
_MATTER = re.compile(r"^([0-9a-f]{10})(/page|/page\.png)?$")


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: a page or a picture, or the address to go to."""

    status: int
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    location: str = ""


class ReviewPages:
    """The review as pages. One person at one desk: ``who`` is what the last form said, for the next to begin with."""

    def __init__(self, review: Review, who: str) -> None:
        self.review, self.who = review, who
        self.token = secrets.token_urlsafe(32)
        self._deciding = Lock()

    def get(self, path: str) -> Reply:
        """The page at an address below ``/review/``."""
        rest = path.removeprefix(PREFIX)
        if rest.startswith("static/"):
            found = static(rest.removeprefix("static/"))
            return Reply(200, found[0], found[1]) if found else self._missing()
        if rest == "":
            return self._first_open()
        if rest in ("answers", "coverage"):
            return self._answers() if rest == "answers" else self._coverage()
        named = _MATTER.match(rest)
        try:
            return self._matter(named[1], named[2] or "") if named else self._missing()
        except FaircountError:
            return self._missing()

    def post(self, path: str, form: Mapping[str, str]) -> Reply:
        """Decide, and go on to the next open doubt; nothing is decided without the token that the page itself carried."""
        if not hmac.compare_digest(form.get("token", "").encode(), self.token.encode()):
            return self._message(403, "Nothing was decided", "The form is not one of this session. Open the doubt again.")
        named = _MATTER.match(path.removeprefix(PREFIX))
        if named is None or named[2]:
            return self._missing()
        typed = form.get("typed", "").strip()
        said = typed or form.get("choice", "")
        try:
            entry = self.review.entry(named[1])
            if not said:
                raise BadDecision("choose one, or write an answer")
            with self._deciding:
                self.review.decide(named[1], said, form.get("why", ""), form.get("who", ""))
        except FaircountError as error:
            return self._again(named[1], form, str(error))
        self.who = form.get("who", "").strip()
        return Reply(303, location=self._next_open(entry))

    def _again(self, name: str, form: Mapping[str, str], refused: str) -> Reply:
        """The same doubt with what was typed and why it was not taken."""
        try:
            return self._doubt(self.review.entry(name), form, refused)
        except BadDecision:
            return self._missing()

    def _next_open(self, after: Entry) -> str:
        queue = self.review.queue()
        at = next((number for number, entry in enumerate(queue) if entry.matter.id == after.matter.id), 0)
        following = (entry for entry in (*queue[at + 1 :], *queue[:at]) if entry.decision is None)
        found = next(following, None)
        return f"{PREFIX}{found.matter.id}" if found else f"{PREFIX}answers"

    def _first_open(self) -> Reply:
        found = next((entry for entry in self.review.queue() if entry.decision is None), None)
        return Reply(303, location=f"{PREFIX}{found.matter.id}" if found else f"{PREFIX}answers")

    def _matter(self, name: str, what: str) -> Reply:
        entry = self.review.entry(name)
        page = self.review.page(entry.matter)
        if what and page is None:
            return self._missing()
        if what == "/page.png":
            return Reply(200, self.review.page_picture(entry.matter), "image/png")
        if what == "/page":
            title = f"Page {page} of {entry.matter.file}"
            return self._page(200, "review_page.html.j2", title, "Review", matter=entry.matter)
        return self._doubt(entry, {}, "")

    def _doubt(self, entry: Entry, form: Mapping[str, str], refused: str) -> Reply:
        """The page of one doubt; with what was typed, where that could not be taken."""
        queue, matter, review = self.review.queue(), entry.matter, self.review
        here = [one for one in queue if one.matter.sha256 == matter.sha256]
        names = [one.matter.id for one in queue]
        at = names.index(matter.id)
        picture, speaking = review.around(matter), review.speaks(matter)
        extract = review.extract_of(matter)
        decided = {decision for one in here for decision in one.history}
        return self._page(
            422 if refused else 200,
            "review_doubt.html.j2",
            matter.asks,
            "Review",
            matter=matter,
            entry=entry,
            here=here,
            force=review.force_of(matter),
            counted=f"{len(extract.figures):,} figures, {len(here)} {'doubt' if len(here) == 1 else 'doubts'}",
            about=_about(entry),
            settled_here=sum(one.decision is not None for one in here),
            settled=sum(one.decision is not None for one in queue),
            total=len(queue),
            picture=picture,
            picture_kind="grid" if isinstance(picture, Grid) else "passage",
            enlarged=_enlarged(picture),
            read_as=_read_as(entry),
            page=review.page(matter),
            speaking=speaking,
            chart=neighbours_picture(speaking.neighbours),
            made=sorted(decided, key=lambda decision: decision.when, reverse=True),
            before=names[at - 1] if at else "",
            after=names[at + 1] if at + 1 < len(names) else "",
            typed=TYPED.get(matter.typed, ""),
            given={name: form.get(name, "") for name in ("choice", "typed", "why")} | {"who": form.get("who", self.who)},
            token=self.token,
            open_again=OPEN_AGAIN,
            refused=refused.rstrip("."),
        )

    def _answers(self) -> Reply:
        queue = self.review.queue()
        answers = []
        for sha256 in dict.fromkeys(entry.matter.sha256 for entry in queue):
            here = [entry for entry in queue if entry.matter.sha256 == sha256]
            first = next((entry for entry in here if entry.decision is None), here[0]).matter
            still_open = sum(entry.decision is None for entry in here)
            answers.append(
                {
                    "file": first.file,
                    "force": self.review.force_of(first),
                    "doubts": len(here),
                    "open": still_open,
                    "first": first.id,
                }
            )
        settled = sum(entry.decision is not None for entry in queue)
        return self._page(
            200, "review_answers.html.j2", "Answers with doubts", "Answers",
            answers=answers, settled=settled, total=len(queue), lost=self.review.lost(),
        )  # fmt: skip

    def _coverage(self) -> Reply:
        rows = self.review.coverage()
        forces = len({row.force for row in rows})
        return self._page(200, "review_coverage.html.j2", "What became of each question", "Coverage", rows=rows, forces=forces)

    def _missing(self) -> Reply:
        return self._message(404, "No such page", "The doubt may have gone with a new version of its file.")

    def _message(self, status: int, title: str, words: str) -> Reply:
        return self._page(status, "review_message.html.j2", title, "", words=words)

    def _page(self, status: int, template: str, title: str, entry_of_menu: str, **given: object) -> Reply:
        return Reply(status, render(template, title=title, entry_of_menu=entry_of_menu, menu=MENU, **given))


def _about(entry: Entry) -> str:
    """What the figures are figures of, as far as they were read."""
    matter = entry.matter
    cells = f"{len(matter.cells)} cells" if len(matter.cells) > 1 else "1 cell"
    figure = next(iter(matter.figures), None)
    if figure is None:
        return f"{cells}, not read as figures yet."
    offence = figure.offence or "offence not named"
    return f"{offence[:1].upper()}{offence[1:]}, {figure.period.label}, {cells}."


def _enlarged(picture: object) -> object:
    if isinstance(picture, Grid):
        return next((cell for _, cells in picture.rows for cell in cells if cell.framed), None)
    return None


def _read_as(entry: Entry) -> str:
    figure = next(iter(entry.matter.figures), None)
    if figure is None:
        return "Not read as a figure yet."
    if figure.number is not None:
        return f"Read as {figure.number:,.10g}, {figure.counted}."
    if figure.lower is not None and figure.upper is not None:
        return f"Read as {figure.lower:,} to {figure.upper:,}, {figure.counted}."
    return f"Read as {figure.status}: no number is known."
