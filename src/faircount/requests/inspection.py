"""What a reader could dig out of a file that is to be sent, small counts too, and a clean copy on request."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from faircount.errors import BadProject
from faircount.file_names import printable
from faircount.project.progress import Progress
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import told_by_others
from faircount.readers.inspection.trace import Trace, gathered
from faircount.readers.limits import PATIENCE, FileLimits
from faircount.readers.line_answers import memory_bound
from faircount.readers.line_process import Ended, LineProcess
from faircount.readers.read_many import read_many
from faircount.store.atomic_write import atomic_write
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import Extract
from faircount.vocabulary.status import CellStatus

_GRACE = 8.0


@dataclass(frozen=True, slots=True)
class Inspected:
    """What could be dug out of a file, leaks first; or why it could not be looked into, or not be cleaned."""

    path: Path
    traces: tuple[Trace, ...] = ()
    refused: str = ""
    copy: Path | None = None
    not_cleaned: str = ""

    @property
    def leaks(self) -> tuple[Trace, ...]:
        """The traces with which the file should not leave the house."""
        return tuple(trace for trace in self.traces if trace.is_leak)


def inspect_files(
    paths: Sequence[Path], progress: Progress, *, threshold: int = 5, clean_to: Path | None = None
) -> tuple[Inspected, ...]:
    """Each file looked into, in a process of its own. Counts from 1 to under ``threshold`` are leaks; with 0 none is.

    With ``clean_to`` a copy of each that leaks is written into that folder, without what could be dug out.
    """
    copies = [clean_to / path.name for path in paths] if clean_to is not None else []
    if len(set(copies)) < len(copies) or any(copy.resolve() == path.resolve() for copy, path in zip(copies, paths, strict=False)):
        raise BadProject(f"{clean_to}: would hold two files of one name, or the file itself; name another folder")
    limits = FileLimits()
    process = LineProcess(
        "faircount.readers.inspection_worker", PATIENCE * limits.seconds + _GRACE, near="faircount.readers.worker"
    )
    found = []
    try:
        for number, path in enumerate(paths, start=1):
            progress(f"Looking into {printable(path.name)}", number, len(paths))
            looked = _looked_into(process, path, limits)
            found.append(_cleaned(process, looked, limits, clean_to) if clean_to is not None and looked.leaks else looked)
    finally:
        process.stop()
    if threshold < 1:
        return tuple(found)
    extracts = read_many(paths, limits)
    policy = ProtectionPolicy(threshold=threshold)
    return tuple(_with_counts(looked, extract, policy) for looked, extract in zip(found, extracts, strict=True))


def traces_in(paths: Sequence[Path]) -> tuple[Inspected, ...]:
    """The same of what a file carries unseen alone, as for an answer that comes in or a reply that goes out."""
    return inspect_files(paths, lambda *_: None, threshold=0)


def _looked_into(process: LineProcess, path: Path, limits: FileLimits) -> Inspected:
    said = _ask(process, path, limits, "inspect")
    traces = said.get("traces", ())
    return Inspected(path, tuple(Trace(*trace) for trace in traces), refused=str(said.get("refused", "")))


def _cleaned(process: LineProcess, looked: Inspected, limits: FileLimits, folder: Path) -> Inspected:
    said = _ask(process, looked.path, limits, "clean")
    if "clean" not in said:
        return Inspected(looked.path, looked.traces, not_cleaned=str(said["refused"]))
    copy = folder / looked.path.name
    atomic_write(copy, b64decode(said["clean"]))
    return Inspected(looked.path, looked.traces, copy=copy)


def _ask(process: LineProcess, path: Path, limits: FileLimits, act: str) -> dict[str, str]:
    said = process.ask(json.dumps({"path": str(path.absolute()), "limits": asdict(limits), "act": act}))
    if isinstance(said, Ended):
        return {"refused": f"{printable(path.name)}: {_why(said, limits)}"}
    answered: dict[str, str] = json.loads(said)
    return answered


def _why(ended: Ended, limits: FileLimits) -> str:
    if ended.is_over:
        return f"not inspected within {limits.seconds:g} s; send a smaller or simpler file"
    if (held := memory_bound(limits.memory_bytes)) < limits.memory_bytes:
        return (
            f"this machine allows a program {held:,} bytes of memory, and inspecting may need {limits.memory_bytes:,}: raise that"
        )
    return f"internal error while inspecting this file ({ended.kind}); please report it"


def _with_counts(looked: Inspected, extract: Extract, policy: ProtectionPolicy) -> Inspected:
    traces = tuple(gathered((*looked.traces, *_small(extract, policy))))
    return Inspected(looked.path, traces, looked.refused, looked.copy, looked.not_cleaned)


def _small(extract: Extract, policy: ProtectionPolicy) -> Iterator[Trace]:
    """Counts in the clear that the rule would hide, and hidden ones that the others give away."""
    for figure in extract.figures:
        whole = figure.number is not None and figure.number.is_integer() and figure.status == CellStatus.OBSERVED
        if figure.is_count and whole and figure.number is not None and policy.is_primary(int(figure.number)):
            yield Trace("small counts")
    figures = list(interpret_extract(extract, extract.file).figures)
    for _ in told_by_others(figures, policy):
        yield Trace("given away")
