"""Forms in letters that no browser sends, and what the log of the server says of a request that was refused."""

from __future__ import annotations

import logging

import pytest

from faircount.store.team.account import Role
from faircount.web.needs import form_token
from faircount.web.shell import LARGEST_FORM
from tests.lib.serving import Person

LETTERS = ("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "cp037", "rot13", "mbcs")
LINE = "a-line-between"


def form(fields: dict[str, bytes]) -> bytes:
    parts = [
        f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + said for name, said in fields.items()
    ]
    return b"\r\n".join(parts) + f"\r\n--{LINE}--\r\n".encode()


@pytest.mark.parametrize("said", [b"\\ud800", b"xn--a-", b"\xff\xfe\x00\xd8", b"+2AAnAA-"])
@pytest.mark.parametrize("letters", [*LETTERS, "utf-8"])
def test_a_form_in_other_letters_is_refused_and_breaks_nothing(together, letters, said):
    stranger, kind = Person(together.port, "before"), f"multipart/form-data; boundary={LINE}; charset={letters}"
    fields = {"token": form_token("before").encode(), "name": said, "password": said, "to": b"/app/"}
    origin = f"http://127.0.0.1:{together.port}"
    status, _, _ = stranger.ask("/app/sign-in", form(fields), Origin=origin, Content_Type=kind)
    assert status in ((422, 429) if letters == "utf-8" else (415,))
    viewer = together.as_role(Role.VIEWER)
    fields = {"token": form_token(viewer.secret).encode(), "text": b"In 2015/16 there were 820 offences. " + said}
    status, _, _ = viewer.ask("/app/articles", form(fields), Origin=origin, Content_Type=kind)
    assert status in ((200, 422) if letters == "utf-8" else (415,))


@pytest.mark.parametrize("path", ["/app/welcome/", "/preview-link/"])
def test_the_log_of_what_was_refused_holds_no_link(together, caplog, path):
    secret = "S3cret-of_a-link-that-opens-an-account-0123"
    with caplog.at_level(logging.WARNING, "uvicorn.error"):
        assert Person(together.port).ask(path + secret, b"x" * (LARGEST_FORM + 1))[0] == 413
    (line,) = [record.getMessage() for record in caplog.records if "refused with 413" in record.getMessage()]
    assert path in line
    assert "S3cret" not in line
