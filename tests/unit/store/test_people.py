"""Names that look alike are one person's, and no person has a name of the program."""

from __future__ import annotations

import pytest

from faircount.store.people import is_reserved, same_person


@pytest.mark.parametrize(
    "other",
    [
        "jo marsh", "Jo  Marsh", "Jo\u00a0Marsh", "Jo\u2003Marsh", "\uff2a\uff4f Marsh", "J\u043e Marsh", "Jo M\u0430rsh",
        "Jo Mar\u0455h", "JoMarsh", "Jo-Marsh", "Jo Ma\u200brsh", "J\u03bf Marsh", "J\u0585 Marsh", "J\u00f3 Marsh",
        "J\u00f8 Marsh", "Jo \u1d0da\u0280sh", "Jo Mar\u0282h", "\u0248o Marsh", "Jo Ma\u024dsh",
    ],
)  # fmt: skip
def test_one_person_in_other_letters(other: str) -> None:
    assert same_person("Jo Marsh", other)


@pytest.mark.parametrize("other", ["Al Reed", "Jo Marshall", "Joe Marsh", ""])
def test_another_person(other: str) -> None:
    assert not same_person("Jo Marsh", other)


@pytest.mark.parametrize("name", ["faircount", "Faircount", "f\u0430ircount", "root on the command line", "fair count"])
def test_names_of_the_program(name: str) -> None:
    assert is_reserved(name)
    assert not is_reserved(f"{name} Smith")
