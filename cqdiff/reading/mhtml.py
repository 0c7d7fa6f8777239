"""Web archives (.mhtml) → the page inside. Changes when browsers pack pages in another way."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused
from cqdiff.reading.html import article_of
from cqdiff.reading.html_decode import decode_html

_BROKEN = "网页存档（.mhtml）已损坏，或里面没有网页；请在浏览器中重新另存为网页或 .txt 再试"


def read_mhtml(data: bytes) -> Content:
    """The article of the first page in the archive. Raises Refused for an archive without one."""
    limits.check(data.count(b"\nContent-Type:"), limits.MHTML_PARTS, "网页存档的部分", "个")
    try:
        message = message_from_bytes(data, policy=default)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        # pages in frames stand behind the one that was saved, and often hold the article
        decoded = [_decoded(part) for part in pages if isinstance(part, EmailMessage)]
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError, TypeError):
        raise Refused(_BROKEN) from None
    refused: Refused | None = None
    for page in decoded:
        try:
            return article_of(page)
        except Refused as reason:
            refused = refused or reason
    raise refused or Refused(_BROKEN)


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return decode_html(payload, part.get_content_charset() or "")
