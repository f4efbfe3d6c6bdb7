"""Packed files opened within bounds, and XML parsed without entities or network."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from faircount.errors import UnreadableSource
from faircount.readers.limits import FileLimits

_LARGE = 20_000_000
_CHUNK = 1 << 20


class Packed:
    """A zip file whose members are read within the limits; a member that grows beyond them is a refusal."""

    def __init__(self, content: bytes, name: str, limits: FileLimits) -> None:
        self.name, self.limits, self.left = name, limits, limits.expanded_bytes
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableSource(f"{name}: the packed file is damaged or cut short; ask for it again") from error
        members = self.zip.infolist()
        if len(members) > 20_000:
            raise UnreadableSource(f"{name}: {len(members)} files packed into one; ask for the answer alone")
        total = sum(member.file_size for member in members)
        if total > limits.expanded_bytes:
            raise UnreadableSource(f"{name}: would unpack to {total} bytes, more than {limits.expanded_bytes}; ask for less")
        for member in members:
            if member.file_size > _LARGE and member.file_size > limits.expansion * max(1, member.compress_size):
                raise UnreadableSource(f"{name}: a part would grow {limits.expansion} times and more when unpacked; not opened")

    def names(self) -> list[str]:
        """The members, files only, in order."""
        return [member.filename for member in self.zip.infolist() if not member.is_dir()]

    def files(self) -> list[zipfile.ZipInfo]:
        """The members with all that the list says of them: two may have one name."""
        return [member for member in self.zip.infolist() if not member.is_dir()]

    def __contains__(self, member: str) -> bool:
        return member in self.zip.NameToInfo

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """The bytes of a member, refused when locked, damaged, or larger than it said."""
        pieces, size = [], 0
        try:
            with self.zip.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    if size > self.left:
                        raise UnreadableSource(f"{self.name}: unpacks to more than {self.limits.expanded_bytes} bytes; not read")
                    pieces.append(piece)
        except RuntimeError as error:
            raise UnreadableSource(f"{self.name}: locked with a password; ask for a copy without one") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError, ValueError) as error:
            raise UnreadableSource(f"{self.name}: a packed part is damaged or cut short; ask for it again") from error
        self.left -= size
        return b"".join(pieces)

    def xml(self, member: str) -> etree._Element | None:
        """The parsed XML of a member, or None where there is no such member."""
        return parse_xml(self.read(member), self.name) if member in self else None


def _refuse_entities(content: bytes, name: str) -> None:
    """Office files never carry a document type; one that does wants something expanded or fetched."""
    head = content[:4096] if b"<!ENTITY" not in content[:200_000] else b"<!DOCTYPE"
    if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head or "<!DOCTYPE".encode("utf-16-be") in head:
        raise UnreadableSource(f"{name}: its XML declares entities, which an answer has no need of; not read")


def parse_xml(content: bytes, name: str) -> etree._Element:
    """The root of an XML text: no entities, no document type, no network, no bottomless nesting."""
    _refuse_entities(content, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(f"{name}: its XML is damaged or nested too deeply; ask for it again") from error


def walk_xml(content: bytes, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements with one of the tags as they end, each forgotten once looked at: memory does not grow with the file."""
    _refuse_entities(content, name)
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            yield element
            element.clear(keep_tail=True)
            before = element.getprevious()
            parent = element.getparent()
            while before is not None and parent is not None:
                parent.remove(before)
                before = element.getprevious()
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(f"{name}: its XML is damaged or nested too deeply; ask for it again") from error
