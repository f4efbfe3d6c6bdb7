"""The characters of a text file, whatever wide or narrow encoding it was saved in, and whatever it claims."""

from __future__ import annotations

import codecs

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes) -> str:
    """The characters of a text file: UTF-8 without its mark, UTF-16 with one, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def wide_encoding(content: bytes) -> str:
    """The encoding of a text whose characters take two or four bytes each, with its mark or without, or nothing.

    >>> wide_encoding("Kent,12".encode("utf-16-be")), wide_encoding(b"Kent,12")
    ('utf-16-be', '')
    """
    marked = next((encoding for mark, encoding in _MARKED if content.startswith(mark)), "")
    if marked:
        return marked
    head = content[: 400 - 400 % 4]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd > len(head) // 3 and even <= len(head) // 20:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 3 and odd <= len(head) // 20 else ""


def decode_any(content: bytes) -> str:
    """The characters: by the marks and the look of the bytes, else UTF-8, else Windows-1252."""
    encoding = wide_encoding(content)
    return content.decode(encoding, errors="replace").removeprefix("\ufeff") if encoding else decode(content)
