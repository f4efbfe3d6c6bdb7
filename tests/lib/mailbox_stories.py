"""What forces send, a function a kind of file: for a force, or for two where a file is of both or of neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faircount.requests.inbox.nature import PieceNature
from faircount.vocabulary.areas import AREAS

if TYPE_CHECKING:
    from tests.lib.mailboxes import Drawer, Item

from tests.lib import mailbox_words as words

PLAIN = ("reply.eml", "message.eml", "Re_ FOI.eml", "mail-0012.eml", "foi response.eml")


def _item(name: str, content: bytes, truth: dict[str, PieceNature], is_open: bool = False, kind: str = "") -> Item:
    from tests.lib.mailboxes import Item

    return Item(name, content, truth, is_open, kind)


def _police(code: str) -> str:
    return AREAS[code].police or AREAS[code].name


def _mail(draw: Drawer, code: str, body: str, nature: PieceNature, kind: str, **attached: bytes) -> Item:
    """A mail of a force: from its address or from a website, with our reference, our letter quoted, or neither."""
    how = draw.random.choice(("address", "address", "website", "reference"))
    reference = draw.references[code] if how == "reference" or draw.chance(0.3) else None
    text = draw.letter(code, body, reference=reference, named=how == "website" or draw.chance(0.7))
    if draw.chance(0.5):
        text = f"{text}\n\n{draw.quoted(code)}"
    name = f"{_police(code)} FOI" if how == "website" or draw.chance(0.5) else "FOI Mailbox"
    sender = f"{name} <{'foi+request-77@whatdotheyknow.example' if how == 'website' else draw.address(code)}>"
    subject = draw.random.choice(
        ("RE: Freedom of information request", f"{draw.their[code]}", "Your request", f"FOI {draw.their[code]} - response")
    )
    files = {name.replace("__", "."): content for name, content in attached.items()}
    return _item(
        draw.random.choice(PLAIN), draw.mail(sender, subject, text, files, page=draw.chance(0.3)), {code: nature}, kind=kind
    )


def acknowledged(draw: Drawer, code: str, _: str) -> Item:
    return _mail(draw, code, draw.pick(words.ACKNOWLEDGED), PieceNature.ACKNOWLEDGED, "acknowledgement")


def more_time(draw: Drawer, code: str, _: str) -> Item:
    return _mail(draw, code, draw.pick(words.MORE_TIME), PieceNature.MORE_TIME, "more time")


def asks(draw: Drawer, code: str, _: str) -> Item:
    return _mail(draw, code, draw.pick(words.ASKS), PieceNature.ASKS, "question to us")


def refused(draw: Drawer, code: str, _: str) -> Item:
    body = draw.pick(words.REFUSED, code)
    if draw.chance(0.4):
        text = draw.letter(code, body, reference=draw.references[code] if draw.chance(0.5) else None)
        name = draw.random.choice(("letter.docx", "Response Letter.docx", f"{AREAS[code].slug}.docx"))
        return _item(name, draw.word(text), {code: PieceNature.REFUSAL}, kind="refusal letter")
    return _mail(draw, code, body, PieceNature.REFUSAL, "refusal mail")


def not_held(draw: Drawer, code: str, _: str) -> Item:
    return _mail(draw, code, draw.pick(words.NOT_HELD, code), PieceNature.REFUSAL, "not held")


def form_alone(draw: Drawer, code: str, _: str) -> Item:
    name = draw.random.choice((f"{draw.references[code]}.xlsx", "completed form.xlsx", "Copy of Answer (002).xlsx"))
    return _item(name, draw.form(code), {code: PieceNature.ANSWER}, kind="form")


def form_by_mail(draw: Drawer, code: str, _: str) -> Item:
    return _mail(draw, code, draw.pick(words.ANSWERED), PieceNature.ANSWER, "form by mail", form__xlsx=draw.form(code))


def table_by_mail(draw: Drawer, code: str, _: str) -> Item:
    if draw.chance(0.5):
        return _mail(
            draw,
            code,
            draw.pick(words.ANSWERED),
            PieceNature.ANSWER,
            "table by mail",
            figures__csv=draw.table(code, named=draw.chance(0.5)),
        )
    return _mail(draw, code, draw.pick(words.ANSWERED), PieceNature.ANSWER, "workbook by mail", data__xlsx=draw.book(code))


def table_alone(draw: Drawer, code: str, _: str) -> Item:
    name = draw.random.choice((f"{AREAS[code].slug}.csv", "foi figures.csv"))
    return _item(name, draw.table(code), {code: PieceNature.ANSWER}, kind="table")


def words_alone(draw: Drawer, code: str, _: str) -> Item:
    first, second = draw.random.randint(100, 900), draw.random.randint(100, 900)
    body = (
        f"In response to your request, {_police(code)} recorded {first} sexual offences against children under 18 in 2023/24. "
        f"{_police(code)} recorded {second} sexual offences against children under 18 in 2024/25."
    )
    return _mail(draw, code, body, PieceNature.ANSWER, "figures in words")


def forwarded(draw: Drawer, code: str, _: str) -> Item:
    """A colleague passes an answer on, as text or as a file."""
    body, nature = draw.random.choice(
        (
            (draw.pick(words.REFUSED, code), PieceNature.REFUSAL),
            (draw.pick(words.ACKNOWLEDGED), PieceNature.ACKNOWLEDGED),
            (None, PieceNature.ANSWER),
        )
    )
    text = draw.letter(code, body or draw.pick(words.ANSWERED), reference=draw.references[code] if draw.chance(0.5) else None)
    attached = {} if body else {"data.csv": draw.table(code, named=draw.chance(0.6))}
    sender = f"FOI Team, {_police(code)} <{draw.address(code)}>"
    if draw.chance(0.4):
        inner = draw.mail(sender, "Your request", text, attached)
        content = draw.mail(
            "Sam <sam@charity.example>", "FW: Your request", draw.random.choice(words.COVERS), {"Your request.eml": inner}
        )
        return _item("fw.eml", content, {code: nature}, kind="forwarded as a file")
    head = f"From: {sender}\nSent: 01 December 2026 16:40\nTo: sam@charity.example\nSubject: Your request\n\n"
    mark = draw.random.choice(("", "---------- Forwarded message ---------\n", "Begin forwarded message:\n\n"))
    whole = f"{draw.random.choice(words.COVERS)}\n\n{mark}{head}{text}"
    return _item(
        "Fwd answer.eml",
        draw.mail("Sam <sam@charity.example>", "Fwd: Your request", whole, attached),
        {code: nature},
        kind="forwarded",
    )


def two_in_one(draw: Drawer, code: str, other: str) -> Item:
    """Somebody sends the answers of two forces in one mail."""
    truth = {code: PieceNature.ANSWER, other: PieceNature.ANSWER}
    files = {f"{AREAS[one].slug}.csv": draw.table(one) for one in (code, other)}
    if draw.chance(0.4):
        files = {f"{draw.references[one]}.xlsx": draw.form(one) for one in (code, other)}
    text = f"Hi,\n\nboth answers are attached, {_police(code)} and {_police(other)}.\n\nSam"
    return _item("both.eml", draw.mail("Sam <sam@charity.example>", "Two answers", text, files), truth, kind="two in one")


def two_threads(draw: Drawer, code: str, other: str) -> Item:
    """Two mails of two forces passed on in one, one an acknowledgement and one a refusal."""
    parts = []
    for one, body in ((code, draw.pick(words.ACKNOWLEDGED)), (other, draw.pick(words.REFUSED, other))):
        head = (
            f"From: {_police(one)} <{draw.address(one)}>\nSent: 01 December 2026 16:40\nTo: sam@charity.example\nSubject: FOI\n\n"
        )
        parts.append(f"---------- Forwarded message ---------\n{head}{draw.letter(one, body)}")
    text = "Two came today.\n\n" + "\n\n".join(parts)
    truth = {code: PieceNature.ACKNOWLEDGED, other: PieceNature.REFUSAL}
    return _item("today.eml", draw.mail("Sam <sam@charity.example>", "Fwd: FOI", text), truth, kind="two threads in one")


def joint_refusal(draw: Drawer, code: str, other: str) -> Item:
    """A joint unit refuses without saying for whom."""
    head = f"{_police(code)} and {_police(other)}\nJoint Information Unit\n\nDear Sir,"
    text = f"{head}\n\n{draw.pick(words.REFUSED, code)}\n\nRegards\nJoint Information Unit"
    return _item("joint.docx", draw.word(text), {code: PieceNature.REFUSAL}, is_open=True, kind="joint refusal")


def wrong_reference(draw: Drawer, code: str, other: str) -> Item:
    """A force gives the reference of another's request."""
    text = draw.letter(code, draw.pick(words.REFUSED, code), reference=draw.references[other])
    content = draw.mail(f"{_police(code)} <{draw.address(code)}>", "Your request", text)
    return _item("reply.eml", content, {code: PieceNature.REFUSAL}, is_open=True, kind="wrong reference")


def old_reference(draw: Drawer, code: str, other: str) -> Item:
    """An answer to a request of last year, which had another reference."""
    del other
    text = draw.letter(code, draw.pick(words.ANSWERED), reference=f"{AREAS[code].slug}-{draw.random.getrandbits(32):08x}")
    content = draw.mail(f"FOI <{draw.address(code)}>", "Your request", text, {"data.csv": draw.table(code)})
    return _item("old.eml", content, {}, is_open=True, kind="reference of another request")


def misnamed(draw: Drawer, code: str, other: str) -> Item:
    """A file named after another force than the one whose figures it holds."""
    return _item(f"{AREAS[other].slug}.csv", draw.table(code), {code: PieceNature.ANSWER}, kind="misnamed")


def unrelated(draw: Drawer, code: str, other: str) -> Item:
    del code, other
    content = draw.mail("News <news@example.org>", "Hello", draw.pick(words.NOTHING_TO_DO_WITH_IT))
    return _item("news.eml", content, {}, is_open=True, kind="unrelated")


def locked(draw: Drawer, code: str, other: str) -> Item:
    del draw, other
    return _item("data.xlsx", b"PK\x03\x04 cut short", {code: PieceNature.ANSWER}, is_open=True, kind="cannot be read")


def returned(draw: Drawer, code: str, other: str) -> Item:
    del other
    text = f"Your message could not be delivered. The address was not found: {draw.address(code)}\n\n{draw.quoted(code)}"
    content = draw.mail(
        "Mail Delivery Subsystem <mailer-daemon@mail.example>", "Undeliverable: Freedom of information request", text
    )
    return _item("undeliverable.eml", content, {code: PieceNature.RETURNED}, kind="returned")


def own_letter(draw: Drawer, code: str, other: str) -> Item:
    del other
    text = (draw.folder / "requests" / "letters" / f"{AREAS[code].slug}.txt").read_bytes()
    return _item(f"sent to {AREAS[code].slug}.txt", text, {}, kind="own letter")


STORIES = (
    (), (acknowledged,), (acknowledged, form_by_mail), (acknowledged, refused), (form_alone,), (table_alone,), (table_by_mail,),
    (words_alone,), (refused,), (not_held,), (acknowledged, more_time), (more_time,), (asks,), (forwarded,),
    (acknowledged, table_by_mail), (acknowledged, forwarded), (acknowledged,),
)  # fmt: skip
ODD = (two_in_one, two_threads, joint_refusal, wrong_reference, old_reference, misnamed, unrelated, locked, returned, own_letter)
