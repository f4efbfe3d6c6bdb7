"""Figures put behind a question: what was read stays as the proposal, and waits for a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from faircount.readers.extract_builder import ExtractBuilder


def ask(part: ExtractBuilder, question: str, which: Collection[int] | None) -> None:
    """Put the figures of these ids (all of the part, where none are named) behind a question."""
    taken = part.figures
    part.figures = []
    for figure in taken:
        if which is None or id(figure) in which:
            part.proposals.append(replace(figure, doubt="; ".join(text for text in (question, figure.doubt) if text)))
        else:
            part.figures.append(figure)
    if which is None:
        part.proposals = [
            figure if question in figure.doubt else replace(figure, doubt=f"{question}; {figure.doubt}")
            for figure in part.proposals
        ]
