"""A reader of printed mends: does what the message says, word for word, and nothing that it does not say."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field

from tests.campaigns.commands import Stop, Terminal

REASON = "The force found a slip in its answer and sent a new one"
KNOWN = {"contact": '"figures@example.org"', "address": '"https://figures.example.org"'}
"""What a user knows without being told more."""


@dataclass
class Mending:
    """One attempt to get a release through, which does nothing twice."""

    terminal: Terminal
    project: str
    done: set[str] = field(default_factory=set)

    def follow(self, stop: Stop) -> str:
        """What was done about this stop; empty where the message says nothing that can be done."""
        for command in re.findall(r"['`‘](faircount [^'`’]+)['`’]", stop.detail):
            if how := self._command(command):
                return how
        if found := re.search(r"add (\w+) to \[(\w+)\] in faircount\.toml", stop.detail):
            return self._setting(found[2], found[1], KNOWN.get(found[1], ""))
        if found := re.search(r"(?:write|put|set) (\w+) = (\"[^\"]+\"|[\w./-]+) (?:in|into|under) \[(\w+)\]", stop.detail):
            return self._setting(found[3], found[1], found[2])
        return ""

    def _command(self, command: str) -> str:
        words = shlex.split(command)[1:]
        if words[:1] == ["review"]:
            return self._review(words)
        words = [REASON if word in ("...", "…", "REASON", "WHY") else word for word in words]
        if "<" in command or any(word.isupper() and len(word) > 2 for word in words):
            return ""
        places = [place for place, word in enumerate(words) if word.startswith("-")]
        leading = words[: places[0]] if places else words
        if len(leading) < (3 if words[0] == "release" else 2):
            words = [*leading, self.project, *words[len(leading) :]]
        else:
            words[len(leading) - 1] = self.project
        if "release" in words and "--as" not in words:
            words += ["--as", "Jo Marsh"]
        return self._once(words)

    def _review(self, words: list[str]) -> str:
        return self._once([*words[:1], self.project, *words[1:]]) if "--decide" in words else ""

    def _once(self, words: list[str]) -> str:
        line = " ".join(words)
        if line in self.done or words[:2] == ["release", "prepare"]:
            return ""
        self.done.add(line)
        return line if self.terminal.run(*words).code == 0 else ""

    def _setting(self, section: str, key: str, value: str) -> str:
        path = self.terminal.folder / self.project / "faircount.toml"
        written = path.read_text()
        if not value or f"{section}.{key}" in self.done:
            return ""
        self.done.add(f"{section}.{key}")
        line = f"{key} = {value}"
        written, found = re.subn(rf"(?m)^#?\s*{key}\s*=.*$", line, written)
        if not found:
            head = f"[{section}]\n"
            written = written.replace(head, f"{head}{line}\n") if head in written else f"{written}\n{head}{line}\n"
        path.write_text(written)
        return line
