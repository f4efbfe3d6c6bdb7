"""A file as correspondence: its messages parted, and of each what it says of itself."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from faircount.readers.correspondence.cues import put_off_until, says_of, tells_nothing
from faircount.readers.letter.thread import passed_on, thread_of
from faircount.readers.read import read_answer
from faircount.readers.wire import from_json, to_json
from faircount.tables.piece import FilePart, Piece, Says

KENT, ESSEX = "E23000032", "E23000028"
HEADS = "From: FOI <foi@kent.police.uk>\nSent: 1 December 2026\nTo: a@b.example\nSubject: Your request\n\n"


def read(
    tmp_path: Path, text: str, sender: str = "Sam <sam@charity.example>", subject: str = "Hello", **files: bytes
) -> tuple[Piece, ...]:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "foi@charity.example", subject
    message.set_content(text)
    for name, content in files.items():
        message.add_attachment(content, maintype="text", subtype="plain", filename=name.replace("_", "."))
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    extract = read_answer(tmp_path / "mail.eml")
    assert from_json(to_json(extract)).pieces == extract.pieces
    return extract.pieces


@pytest.mark.parametrize(
    "mark", ["", "-----Original Message-----\n", "---------- Forwarded message ---------\n", "Begin forwarded message:\n\n"]
)
def test_what_a_colleague_passes_on_is_a_letter_and_what_a_force_answers_is_a_quotation(tmp_path, mark):
    text = f"See below.\n\n{mark}{HEADS}We refuse your request.\n"
    note, letter = read(tmp_path, text)
    assert (note.part, letter.part, letter.sender, Says.REFUSES in letter.says) == (
        FilePart.WRITTEN,
        FilePart.FORWARDED,
        "foi@kent.police.uk",
        True,
    )
    answer, quoted = read(tmp_path, text, sender="Essex Police <foi@essex.police.uk>") if "orward" not in mark else (letter, None)
    if quoted is not None:
        assert (answer.heads, quoted.part) == ((ESSEX,), FilePart.QUOTED)


def test_figures_in_what_was_passed_on_are_read_and_those_of_a_quotation_are_not(tmp_path):
    told = "Kent Police recorded 412 sexual offences against children under 18 in 2023/24.\n"
    read(tmp_path, f"See below.\n\n{HEADS}{told}", subject="FW: Your request")
    assert [figure.number for figure in read_answer(tmp_path / "mail.eml").figures] == [412]
    read(tmp_path, f"We will reply soon.\n\n{HEADS}{told}", sender="Essex Police <foi@essex.police.uk>")
    assert list(read_answer(tmp_path / "mail.eml").figures) == []


def test_each_thing_attached_is_a_piece_with_its_own_names(tmp_path):
    pieces = read(
        tmp_path,
        "Both.",
        kent_txt=b"Kent Police\n\nDear Sam\n\nNo information is held.\n",
        essex_txt=b"Essex Police\n\nDear Sam\n\nSoon.\n",
    )
    assert [(piece.place, piece.part, piece.heads, piece.file_names) for piece in pieces[1:]] == [
        ("kent.txt>", FilePart.ATTACHED, (KENT,), (KENT,)),
        ("essex.txt>", FilePart.ATTACHED, (ESSEX,), (ESSEX,)),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("If the cost exceeds the limit we may refuse the request under section 12.", ()),
        ("Should we need clarification we will contact you.", (Says.ACKNOWLEDGES,)),
        ("The cost would exceed the appropriate limit.", (Says.REFUSES,)),
        ("In May 2026 the request was refused.", (Says.REFUSES,)),
        ("We do not hold this.", (Says.NOT_HELD,)),
        ("We need more time.", (Says.MORE_TIME,)),
        ("Could you please clarify which year you mean?", (Says.ASKS,)),
        ("A dog was found in Hexham.", ()),
    ],
)
def test_a_sentence_about_what_might_be_says_nothing_of_what_is(text, says):
    assert says_of(text) == says


def test_a_letter_that_names_a_day_puts_off_until_it():
    assert put_off_until("We need further time and hope to reply by 14 January 2027. We wrote on 1 December 2026.") == date(
        2027, 1, 14
    )
    assert put_off_until("We need further time.") is None


@pytest.mark.parametrize(
    "text", ["No.", "412 were recorded.", "See https://x.example", "It is attached.", "Which year?", "We can't."]
)
def test_what_could_tell_anything_is_not_taken_for_nothing(text):
    assert not tells_nothing(text)


def test_a_thread_is_parted_in_order_and_never_into_more_parts_than_are_looked_at():
    text = "new\n\n" + "\n\n".join(f"{HEADS}message {number}" for number in range(500))
    segments = thread_of(text)
    assert len(segments) == 60
    assert segments[0].text.strip() == "new"
    assert "message 499" in segments[-1].text
    assert passed_on("foi@kent.police.uk", "Re: x", segments) == frozenset()
