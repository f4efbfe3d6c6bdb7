"""What a file really is, by its first bytes: names lie."""

from __future__ import annotations

import io
import re
import zipfile

from faircount.errors import UnreadableSource
from faircount.readers.formats.encodings import wide_encoding
from faircount.readers.formats.endings import KIND_OF_TEXT

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_MAIL = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.DOTALL)
_MAIL_KEYS = re.compile(rb"^(?:from|to|subject|date|mime-version|received|return-path|message-id):", re.IGNORECASE | re.MULTILINE)
_ROWS = re.compile(rb"^[^\n,;\t|]*([,;\t|])[^\n]*\r?\n[^\n,;\t|]*\1", re.MULTILINE)


def detect(content: bytes, name: str) -> str:
    """The key of the reader that the content needs, refused with the reason where there is none."""
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise UnreadableSource(f"{name}: the file is empty; ask for it again")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(content)
    if content.startswith(_OLE):
        return _ole(content, name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[257:262] == b"ustar" or content.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise UnreadableSource(f"{name}: an archive of a kind that is not opened; pack it as .zip")
    if content.startswith(_PICTURES):
        return "picture"
    if content.startswith(b"{\\rtf"):
        raise UnreadableSource(f"{name}: rich text (RTF); save it as .docx")
    return _text(content, name)


def _packed(content: bytes) -> str:
    """The kind of a zip file, from the names in its own list: a member stored as it is shows its own names too."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = {member.replace("\\", "/") for member in packed.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "zip"  # which then says what is wrong with it
    if any(member.startswith("xl/workbook") for member in names):
        return "xlsx"
    if any(member.startswith("word/document") for member in names):
        return "docx"
    return "ods" if {"mimetype", "content.xml"} <= names else "zip"


def _ole(content: bytes, name: str) -> str:
    wide = {key: key.encode("utf-16-le") for key in ("EncryptedPackage", "WordDocument", "Workbook", "Book", "__substg1.0_")}
    if wide["EncryptedPackage"] in content:
        raise UnreadableSource(f"{name}: locked with a password; ask for a copy without one")
    if wide["WordDocument"] in content:
        raise UnreadableSource(f"{name}: a Word file of before 2007; save it as .docx")
    if wide["__substg1.0_"] in content:
        raise UnreadableSource(f"{name}: an Outlook message; save it as .eml")
    return "xls"


def _text(content: bytes, name: str) -> str:
    head = content[:4096]
    wide = wide_encoding(content)
    if wide:
        head = content[:8192].decode(wide, "ignore").encode()
    if not wide and (head.count(0) > 0 or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 20):
        raise UnreadableSource(f"{name}: neither a table nor a text; ask for a workbook, a document or a PDF")
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"office:document" in head and b"<?xml" in head:
        return "ods"
    if start.startswith((b"<!doctype html", b"<html")) or re.search(rb"<(?:html|body|table|div|h1|p)[\s>]", start):
        return "eml" if suffix == ".eml" and _MAIL.match(head) else "html"
    if _MAIL.match(content[:65536]) and len(_MAIL_KEYS.findall(head)) >= 2 and suffix not in (".csv", ".tsv"):
        return "eml"
    if suffix[1:] in KIND_OF_TEXT:
        return KIND_OF_TEXT[suffix[1:]]
    if start.startswith(b"<?xml"):
        raise UnreadableSource(f"{name}: XML of a kind that no reader knows; ask for a workbook or CSV")
    return "csv" if _ROWS.search(head) and b". " not in head[:600] else "txt"
