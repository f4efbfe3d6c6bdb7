"""A page set as one block, from the reference of the request to the answers: its answers are read, its request is one line."""

from __future__ import annotations

import pytest

from faircount.language.sentences import mentions_in
from faircount.readers.base import Document, Prose, ProseKind
from faircount.readers.letter.requests import RequestSpotter
from faircount.readers.meaning.around import contexts

LETTER = (
    "Request ref: 447/2024\nDear Applicant\n"
    "I refer to your e-mail in which you asked about sexual offences against children (under 18) recorded in 2023.\n"
    "Question 1: the number of offences\nA total of 423 offences were recorded.\n"
    "Question 2: the sex of the victims\nThe victim was female in 354 of the offences and male in 69."
)


def test_a_block_that_tells_figures_is_no_request():
    spotter = RequestSpotter()
    assert spotter.kind_of(LETTER, ProseKind.PARAGRAPH, 9) is ProseKind.PARAGRAPH
    assert spotter.kind_of("Question 3: ages", ProseKind.PARAGRAPH, 9) is ProseKind.PARAGRAPH


def test_a_block_that_only_asks_stays_one():
    asked = "Request ref: 447/2024\nSexual offences against children\nBy year, sex and age of the victim"
    assert RequestSpotter().kind_of(asked, ProseKind.PARAGRAPH, 9) is ProseKind.REQUEST


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The number of sexual offences the police recorded in 2021/22, by age.", ProseKind.REQUEST),
        ("In 2021/22 we recorded 1,230 sexual offences against children.", ProseKind.PARAGRAPH),
    ],
)
def test_what_a_force_recorded_ends_a_request_where_a_figure_is_told(said: str, kind: ProseKind):
    spotter = RequestSpotter()
    spotter.kind_of("You asked for the following information:", ProseKind.PARAGRAPH, 9)
    assert spotter.kind_of(said, ProseKind.PARAGRAPH, 9) is kind


def test_the_line_that_says_what_was_asked_is_the_request():
    block = Prose(LETTER, ProseKind.PARAGRAPH, "par1")
    ((_, context),) = contexts(Document("letter.pdf", "pdf", blocks=(block,)), None)
    assert [text[:10] for place, text in context.texts("request")] == ["I refer to"]
    assert context.population().value.label == "under 18"


@pytest.mark.parametrize(
    "said", ["“<5” means one, two, three or four offences.", "Key: - nil * fewer than five offences (1 to 4)"]
)
def test_what_explains_a_mark_tells_no_figure(said: str):
    assert mentions_in(said) == []
