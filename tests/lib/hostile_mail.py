"""Messages with too many headers, too many layers, or bad attachments."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from tests.lib.hostile_parts import CSV, Hostile, bomb


def messages() -> Iterator[Hostile]:
    """Mail."""
    yield Hostile("headers.eml", b"Subject: x\r\n" * 20_000 + b"\r\nhello", 0)
    yield Hostile("mime-deep.eml", _mail(_mime(60)), 0)
    yield Hostile("attached.eml", _mail(_attachment("answer.csv", CSV.encode())), 4)
    yield Hostile("attached-bomb.eml", _mail(_attachment("a.xlsx", bomb(30_000_000))), 0, "not read")
    yield Hostile("path.eml", _mail(_attachment("../../etc/answer.csv", CSV.encode())), 4)


def _mail(body: bytes) -> bytes:
    return b"From: foi@force.example\r\nTo: a@b.example\r\nSubject: Cleveland Police answer\r\nMIME-Version: 1.0\r\n" + body


def _mime(depth: int) -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nhello\r\n"
    for level in range(depth):
        mark = b"b%d" % level
        body = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\r\n\r\n--'
            + mark
            + b"\r\n"
            + body
            + b"\r\n--"
            + mark
            + b"--\r\n"
        )
    return body


def _attachment(name: str, content: bytes) -> bytes:
    coded = base64.encodebytes(content)
    return (
        b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nPlease see attached.\r\n--q\r\n'  # noqa: E501
        + f'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'.encode()  # noqa: E501
        + coded + b"\r\n--q--\r\n"
    )  # fmt: skip
