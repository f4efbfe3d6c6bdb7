"""Bodies that come slowly end; a crowd of them takes no place from others; what goes beyond its length is refused."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from fastapi import FastAPI

from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web import bodies, server
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from faircount.web.work import BackgroundWork
from tests.lib.review_answers import answered_project, quiet
from tests.lib.serving import FORM, ask, served

FORMS = 300
SLOW = 1.0


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(bodies, "SECONDS", SLOW)
    monkeypatch.setattr(bodies.Body.__init__, "__defaults__", (SLOW,))
    monkeypatch.setattr(server, "HEAD_SECONDS", SLOW)
    project = Project.open(answered_project(tmp_path / "project"))
    with served(create_app(project, WebSettings(who="JM"), Review.open(project, quiet))) as listening:
        yield listening


def begun(port: int, head: str, sent: bytes = b"") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=20)
    made.sendall(f"POST /app/releases/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{head}\r\n\r\n".encode() + sent)
    return made


def answer(made: socket.socket) -> str:
    found = b""
    while part := made.recv(65_536):
        found += part
    return found.decode("utf-8", "replace")


def test_a_form_of_which_five_bytes_come_ends_with_a_word(port: int) -> None:
    made = begun(port, f"Content-Type: {FORM}\r\nOrigin: http://127.0.0.1:{port}\r\nContent-Length: 400", b"token")
    began = time.monotonic()
    assert answer(made).startswith("HTTP/1.1 408")
    assert time.monotonic() - began < 10 * SLOW
    made.close()


def test_hundreds_of_slow_forms_keep_nobody_from_a_page(port: int, caplog: pytest.LogCaptureFixture) -> None:
    head = f"Content-Type: {FORM}\r\nOrigin: http://127.0.0.1:{port}\r\nContent-Length: 400"
    with ExitStack() as held, caplog.at_level(logging.WARNING, "uvicorn.error"):
        crowd = [held.enter_context(begun(port, head, b"token")) for _ in range(FORMS)]
        assert ask(port, "/app/")[0] == 200
        beyond = crowd[bodies.MAX_BODIES_OF_ONE :]
        assert any(answer(one).startswith("HTTP/1.1 503") for one in beyond), "beyond a few of one reader, at once"
    assert not [line for line in caplog.text.splitlines() if "Traceback" in line]


@pytest.mark.parametrize("ends", ["too slow", "too large", "gone", "refused unread"])
def test_a_body_that_ends_any_other_way_than_whole_gives_its_place_back(port: int, ends: str) -> None:
    """Eight slow forms kept their reader from sending anything until the server was started anew; 64 kept everybody."""
    stated = {"too large": 4}.get(ends, 400)
    head = f"Content-Type: {FORM}\r\nOrigin: http://127.0.0.1:{port}\r\nContent-Length: {stated}"
    if ends == "too large":
        head += "\r\nTransfer-Encoding: chunked"
    if ends == "refused unread":
        head = head.replace("Origin: http://127.0.0.1", "Origin: http://elsewhere.example")
    sent = b"190\r\n" + b"x" * 400 + b"\r\n0\r\n\r\n" if ends == "too large" else b"token"
    for _ in range(3):
        with ExitStack() as held:
            crowd = [held.enter_context(begun(port, head, sent)) for _ in range(bodies.MAX_BODIES_OF_ONE)]
            if ends != "gone":
                for one in crowd:
                    one.recv(65_536)
    time.sleep(0.2)
    whole = ask(port, "/app/releases/check", "token=x", Content_Type=FORM, Origin=f"http://127.0.0.1:{port}")
    assert whole[0] not in (408, 413, 503)


def test_connections_beyond_those_who_are_told_to_come_again_end_at_once(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """1,300 at once took all files of a system that allows 1,024, and each knock was a traceback in the log."""
    monkeypatch.setattr(server, "CONNECTIONS", 20)
    monkeypatch.setattr(server, "ASKED_TO_COME_AGAIN", 5)
    with ExitStack() as held:
        crowd = [held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20)) for _ in range(60)]
        for one in crowd[-20:]:
            one.settimeout(SLOW / 2)
            with suppress(ConnectionResetError):
                assert one.recv(1) == b""
    time.sleep(0.2)
    assert ask(port, "/app/")[0] == 200


def test_a_connection_that_asks_nothing_ends(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as made:
        assert made.recv(1) == b""


@pytest.mark.parametrize(("stated", "sent", "status"), [(4, 400, 413), (4, 100_000, 413), (None, 400, 411)])
def test_a_body_in_pieces_beyond_its_length_is_refused(port: int, stated: int | None, sent: int, status: int) -> None:
    length = f"Content-Length: {stated}\r\n" if stated is not None else ""
    head = f"Content-Type: {FORM}\r\nOrigin: http://127.0.0.1:{port}\r\n{length}Transfer-Encoding: chunked"
    with begun(port, head, f"{sent:x}\r\n".encode() + b"x" * sent + b"\r\n0\r\n\r\n") as made:
        made.settimeout(20)
        assert made.recv(65_536).decode().startswith((f"HTTP/1.1 {status}", "HTTP/1.1 400"))


def test_whoever_goes_away_halfway_leaves_no_line(port: int, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "uvicorn.error"):
        begun(port, f"Content-Type: {FORM}\r\nOrigin: http://127.0.0.1:{port}\r\nContent-Length: 400", b"token").close()
        time.sleep(0.3)
        assert ask(port, "/app/")[0] == 200
    assert not caplog.records


def test_a_full_disk_and_a_locked_database_are_said_and_never_500(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    project = Project.open(answered_project(tmp_path / "project"))
    review = Review.open(project, quiet)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/house/secret-name.csv")

    app: FastAPI = create_app(project, WebSettings(who="JM"), review)
    monkeypatch.setattr(type(review), "queue", full)
    with served(app) as listening:
        status, _, text = ask(listening, "/review/?from=here")
    assert status == 507
    assert "no room left" in text
    assert "secret-name" not in text


def test_a_full_disk_behind_the_pages_is_a_refusal_and_no_fault_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    import errno

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/house/secret-name.csv")

    work = BackgroundWork()
    assert work.start("Reading", full)
    work.wait(10)
    assert "no room left on the disk" in work.state.problem
    assert "secret-name" not in work.state.problem
    assert "secret-name" in caplog.text
    assert "Traceback" not in caplog.text
