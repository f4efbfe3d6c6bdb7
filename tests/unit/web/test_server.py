"""Whose request it is where a web server stands before ours: what limits are counted by."""

from __future__ import annotations

import pytest
from fastapi import FastAPI, Request
from typer.testing import CliRunner

from faircount.cli.main import app as commands
from tests.lib.serving import ask, served

HERE, TRUSTED, READER, INVENTED = "127.0.0.1", "127.0.0.1", "198.51.100.7", "203.0.113.66"


def who(request: Request) -> dict[str, str]:
    """The address that limits count."""
    assert request.client is not None
    return {"host": request.client.host}


@pytest.mark.parametrize(
    ("proxy", "forwarded", "counted"),
    [
        (TRUSTED, READER, READER),
        (TRUSTED, f"{INVENTED}, {READER}", READER),
        (f"{TRUSTED}, 192.0.2.1", f"{INVENTED}, {READER}, 192.0.2.1", READER),
        (TRUSTED, None, HERE),
        ("192.0.2.1", READER, HERE),
        ("", READER, HERE),
    ],
    ids=[
        "said by the web server",
        "a reader who invents one",
        "two in a row",
        "nothing said",
        "said by another",
        "no web server",
    ],
)
def test_an_address_is_believed_from_the_web_server_alone_and_only_the_one_that_it_saw(proxy, forwarded, counted):
    app = FastAPI()
    app.get("/")(who)
    with served(app, proxy) as port:
        assert ask(port, "/", X_Forwarded_For=forwarded)[2] == f'{{"host":"{counted}"}}'


def test_nobody_can_say_that_everybody_is_to_be_believed(tmp_path):
    found = CliRunner().invoke(commands, ["serve", str(tmp_path), "--team", "--proxy", "*"])
    assert found.exit_code != 0
    assert "name the web server" in str(found.exception) + found.output
