"""A text or a file that somebody posts, checked in a process of its own: bounded in size, time and memory, for the web faces."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from faircount.errors import Busy, UnreadableSource
from faircount.file_names import printable
from faircount.project.project import Project
from faircount.readers.line_process import LineProcess

TEXT = "the text.txt"
"""What a text that came without a file is called in messages."""
_GRACE = 5.0


@dataclass(frozen=True, slots=True)
class PostedLimits:
    """What one posted text may cost; ``patience`` is how long it waits for others to be done."""

    file_bytes: int = 5_000_000
    characters: int = 60_000
    seconds: float = 20.0
    memory_bytes: int = 3_000_000_000
    patience: float = 20.0


@dataclass(frozen=True, slots=True)
class Posted:
    """What was found, ready for a page and for a program.

    ``body`` is HTML of the annotated article for the inside of a page that has the site's style sheet: every word of the article
    is escaped in it, it has no script, and it fetches nothing. ``verdicts`` is what ``faircount check --format json`` prints.
    """

    title: str
    summary: str
    body: str
    query: str
    wrong: int
    verdicts: Mapping[str, Any]


class CheckDesk:
    """A few processes that check what is posted, one text at a time each. One desk serves a web face from all its threads.

    Texts are held against the project's ledger, where there is one: against all of it for people of the house, and with
    ``public`` only against what is public already (official tables and what was printed), never against an answer. With the
    folder of a ``published`` edition, which is asked each time, it is that edition alone.
    """

    def __init__(
        self,
        project: Project | None = None,
        *,
        public: bool = False,
        published: Callable[[], Path] | None = None,
        words: Path | None = None,
        limits: PostedLimits | None = None,
        hands: int = 1,
    ) -> None:
        self.limits, self._published = limits or PostedLimits(), published
        self._asked = {
            "project": str(project.folder.absolute()) if project else "",
            "public": public,
            "words": str(words.absolute()) if words else "",
            "limits": asdict(self.limits),
        }
        seconds = self.limits.seconds + _GRACE
        self._hands = [LineProcess("faircount.pipeline.check_worker", seconds) for _ in range(hands)]
        self._free: SimpleQueue[LineProcess] = SimpleQueue()
        for hand in self._hands:
            self._free.put(hand)

    def check(self, content: str | bytes, name: str = TEXT, on: date | None = None) -> Posted:
        """A text, or the bytes of a file with its name, checked; ``on`` is the day that the page gives, today without it.

        Refused with ``UnreadableSource`` where it cannot be read within the limits, and with ``Busy`` where nobody is free.
        """
        given = content.encode() if isinstance(content, str) else content
        called = printable(Path(name).name)[:80] or TEXT
        if len(given) > self.limits.file_bytes:
            raise UnreadableSource(f"{called}: {len(given):,} bytes are more than is checked here ({self.limits.file_bytes:,})")
        asked = {"name": called, "content": b64encode(given).decode("ascii"), "on": (on or date.today()).isoformat()}
        return self._asked_of_a_hand(called, asked)

    def check_sentence(self, sentence: str, force: str = "") -> Posted:
        """One sentence, its body the claims in four lines each; ``force`` is who a sentence speaks of that names nobody."""
        # A text is about whom its headline names, until a sentence of it names another.
        text = f"{force or 'A sentence'}\n{' '.join(sentence.split())}"
        asked = {"name": TEXT, "content": b64encode(text.encode()).decode("ascii"), "on": date.today().isoformat()}
        return self._asked_of_a_hand("the sentence", asked | {"sentence": True})

    def _asked_of_a_hand(self, called: str, asked: Mapping[str, object]) -> Posted:
        try:
            hand = self._free.get(timeout=self.limits.patience)
        except Empty:
            raise Busy("others are being checked; post the text again in a minute") from None
        try:
            said = hand.ask(json.dumps({**asked, **self._asked, "published": self._edition()}))
        finally:
            self._free.put(hand)
        if not isinstance(said, str):
            if said.is_over:
                raise UnreadableSource(f"{called}: not checked within {self.limits.seconds:g} s; post a shorter or simpler text")
            raise UnreadableSource(f"{called}: internal error while checking it ({said.kind}); please report it")
        found = json.loads(said)
        if "refused" in found:
            raise UnreadableSource(found["refused"])
        return Posted(**found)

    def _edition(self) -> str:
        return str(self._published().absolute()) if self._published else ""

    def stop(self) -> None:
        """End the processes; the next text starts them again."""
        for hand in self._hands:
            hand.stop()
