"""What strangers try: names that lead elsewhere, parameters and texts of any size and kind, slow ones, many at once."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI, HTTPException
from starlette.requests import Request

from faircount.web.api.app import AT, published_api
from faircount.web.api.check import LARGEST, text_of
from faircount.web.api.limit import Limiter
from tests.lib.published import FREE, PATIENT, asking, publish
from tests.lib.serving import served

SECRET = "what lies beside the site"
ODD = (
    "../../secret.txt",
    "..%2f..%2fsecret.txt",
    "%2e%2e/%2e%2e/secret.txt",
    "..%252f..%252fsecret.txt",
    "....//....//secret.txt",
    "figures/../../../secret.txt",
    "figures/..%5c..%5c..%5csecret.txt",
    "/etc/passwd",
    "%00",
    "edition.json%00.txt",
    "areas/..%2f..%2f..%2fsecret.txt",
    "briefings/%2e%2e%2f%2e%2e%2fsecret.txt",
    "versions/..%2f1.0.0",
    "file:///etc/passwd",
    "areas/" + "a" * 6_000,
)
SCRIPT = "<script>alert(1)</script><img src=http://127.0.0.1:9/ onerror=alert(1)>"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    (folder / "secret.txt").write_text(SECRET)
    return publish(folder / "site")


@pytest.fixture(scope="module")
def port(root):
    """The API on a real port, since a client library would tidy what a stranger sends."""
    app = FastAPI(openapi_url=None)
    api = published_api(lambda: root, FREE, PATIENT)
    app.mount(AT, api)
    with served(app) as number:
        yield number
    api.state.desk.stop()


def send(port, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, text in headers.items():
            connection.putheader(name.replace("_", "-"), text)
        connection.endheaders(body)
        reply = connection.getresponse()
        return reply.status, reply.headers, reply.read()
    finally:
        connection.close()


def post(port, body, kind="text/plain"):
    return send(port, f"{AT}/check", "POST", body, Content_Type=kind, Content_Length=str(len(body)))


@pytest.mark.parametrize("name", ODD)
def test_no_name_leads_out_of_what_is_published(port, name):
    status, headers, body = send(port, f"{AT}/{name}")
    assert status in (404, 422)
    assert headers["Content-Type"] == "application/problem+json"
    assert SECRET.encode() not in body
    assert b"root:" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/figures", "/areas/cleveland", "/figures/cleveland.json"])
def test_nothing_that_is_read_can_be_written(port, root, method, path):
    before = {file: file.read_bytes() for file in root.rglob("*.json")}
    status, headers, _ = send(port, AT + path, method, Content_Length="0")
    assert (status, headers["Content-Type"]) == (405, "application/problem+json")
    assert "access-control-allow-origin" not in headers
    assert {file: file.read_bytes() for file in root.rglob("*.json")} == before


@pytest.mark.parametrize(
    "name", ["version", "after", "limit", "area", "table", "counted", "offence", "online", "source", "from", "to"]
)
@pytest.mark.parametrize(
    "text", ["9" * 5_000, "-1", "1e999", "%00", "%ff%fe", "'%20OR%201=1--", "{}", "NaN", "%0d%0aX-Evil:%201"]
)
def test_a_parameter_of_any_kind_is_taken_or_refused_and_never_breaks_anything(port, name, text):
    status, headers, body = send(port, f"{AT}/figures?{name}={text}")
    assert status in (200, 404, 422)
    assert "X-Evil" not in headers
    assert b"Traceback" not in body


@pytest.mark.parametrize("text", ["1%0d%0aSet-Cookie:%20a=b", "1%0aX-Evil:%20yes"])
def test_what_is_sent_never_becomes_a_header(port, text):
    for path in (f"/figures?area={text}", f"/areas/{text}", f"/{text}", f"/figures?limit=1&offence={text}"):
        headers = send(port, AT + path)[1]
        assert not {"set-cookie", "x-evil"} & {name.lower() for name in headers}


def test_links_do_not_repeat_the_name_that_a_request_gave_this_server(port):
    for name in ("Host", "X_Forwarded_Host", "X_Forwarded_Proto", "Forwarded"):
        headers = send(port, f"{AT}/figures?limit=1", **{name: "evil.example"})[1]
        assert "evil" not in str(headers)


def test_script_in_a_text_comes_back_as_json_that_no_browser_runs(port):
    body = json.dumps({"text": f"Police recorded 55 offences {SCRIPT} in 2015/16."})
    status, headers, told = send(
        port, f"{AT}/check", "POST", body.encode(), Content_Type="application/json", Content_Length=str(len(body))
    )
    assert status == 200
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == ("application/json", "nosniff")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"
    assert json.loads(told)["claims"]
    assert SCRIPT.encode() not in send(port, f"{AT}/{SCRIPT.replace(' ', '%20')}")[2]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "text/plain", 422),
        (b" \n ", "text/plain", 422),
        (b"\xff\xfe", "text/plain", 422),
        (b"\0\1\2", "text/plain", 422),
        (b"%PDF-1.7", "text/plain", 422),
        (b"{", "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b'{"text": 5}', "application/json", 422),
        (b'{"text": "x", "address": "http://127.0.0.1/"}', "application/json", 422),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"<x/>", "application/xml", 415),
        (b"x" * (LARGEST + 1), "text/plain", 413),
        (b"55 offences. " * 10_000, "text/plain", 422),
    ],
)
def test_a_text_that_cannot_be_checked_is_refused(port, body, kind, status):
    found, headers, told = send(port, f"{AT}/check", "POST", body, Content_Type=kind, Content_Length=str(len(body)))
    assert (found, headers["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(told)["detail"]


def test_a_character_that_cannot_be_read_gives_way_and_the_others_keep_their_places(port):
    body = b'{"text": "\\ud800\\u0000PK\\u0003\\u0004 Police recorded 55 offences in 2015/16."}'
    (claim,) = json.loads(post(port, body, "application/json")[2])["claims"]
    assert (claim["text"], claim["start"]) == ("55 offences", 23)


@pytest.mark.parametrize("length", ["9" * 400, "-1", "1_0", "0x10"])
def test_a_length_that_is_none_is_refused(port, length):
    assert send(port, f"{AT}/check", "POST", b"", Content_Type="text/plain", Content_Length=length)[0] in (400, 413)


def test_a_text_that_trickles_in_is_given_up():
    sent = []

    async def receive():
        await asyncio.sleep(0.02)
        sent.append(1)
        return {"type": "http.request", "body": b"x", "more_body": True}

    scope = {"type": "http", "method": "POST", "path": "/check", "headers": [(b"content-type", b"text/plain")]}
    began = time.monotonic()
    # In a thread of its own: beside a browser's loop, which another test may have left running, no second one starts.
    with ThreadPoolExecutor(1) as beside, pytest.raises(HTTPException) as refused:
        beside.submit(asyncio.run, text_of(Request(scope, receive), seconds=0.2)).result()
    assert refused.value.status_code == 408
    assert sent
    assert time.monotonic() - began < 30


def test_who_posts_too_often_waits_and_others_do_not():
    clock = [0.0]
    limiter = Limiter(burst=3, seconds=10, most=2, clock=lambda: clock[0])
    assert [limiter.wait("a") for _ in range(4)] == [0, 0, 0, 10]
    assert [limiter.wait("a") for _ in range(100)] == [10] * 100, "asking in vain makes the wait no longer"
    assert limiter.wait("b") == 0
    clock[0] = 10.0
    assert [limiter.wait("a"), limiter.wait("a")] == [0, 10]


def test_the_wait_is_said_with_its_time(root):
    with asking(root, Limiter(burst=1, seconds=30)) as client:
        assert client.post("/check", json={"text": ""}).status_code == 422
        reply = client.post("/check", json={"text": "55 offences"})
        told = (reply.status_code, reply.headers["retry-after"], reply.headers["content-type"])
        assert told == (429, "30", "application/problem+json")
        assert client.get("/areas").status_code == 200


def test_a_posted_text_leads_to_no_request(port):
    """Every way in which a text could name something to fetch, with a listener at the end of it that nobody rings."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        here = f"http://127.0.0.1:{listener.getsockname()[1]}"
        text = (
            f'<!doctype html><html><head><base href="{here}/"><link rel=stylesheet href="{here}/a.css"></head><body>'
            f'<img src="{here}/b.png"><iframe src="{here}/c"></iframe><script src="{here}/d.js"></script>'
            f"<p>Police in Cleveland recorded 55 offences in 2015/16: {here}/e</p></body></html>"
        )
        entity = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{here}/f">]><html>&x; 55 offences in 2015/16</html>'
        assert json.loads(post(port, text.encode())[2])["claims"]
        assert post(port, entity.encode())[0] in (200, 422)
        with pytest.raises(TimeoutError):
            listener.accept()
