"""A message ready to send, with the form attached: opened by a mail program as a draft."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def draft_message(to: str, subject: str, text: str, attached: Path) -> bytes:
    """The message as a file. No date and no sender: the mail program puts both in when a person sends it."""
    message = EmailMessage(policy=SMTP)
    message["To"] = to
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    message.add_attachment(attached.read_bytes(), *_XLSX, filename=attached.name)
    # A boundary drawn by chance would change the file from run to run.
    message.set_boundary("=_" + hashlib.sha256(f"{to}\n{subject}\n{text}".encode()).hexdigest()[:32])
    return message.as_bytes()
