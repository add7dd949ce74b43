"""Use case: an e-mail goes to the organisation's mail server."""

import smtplib
from collections.abc import Mapping
from email.utils import make_msgid
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from shouhou.kernel import clock
from shouhou.notices.services.post import TIMEOUT, Answer


def send_mail(*, settings: Mapping[str, Any], password: str, to: str, title: str, text: str) -> Answer:
    """Hand one message over. `hopeless`: the server refuses this recipient for good; `server_down`: nobody is there."""
    start = clock.ticks()
    backend = EmailBackend(
        host=settings["host"], port=settings["port"], username=settings.get("username") or "", password=password,
        use_tls=settings["security"] == "starttls", use_ssl=settings["security"] == "tls", timeout=TIMEOUT,
    )  # fmt: skip
    domain = settings["sender"].rpartition("@")[2]
    message = EmailMessage(
        subject=" ".join(title.split()), body=text, from_email=settings["sender"], to=[to], connection=backend,
        headers={"Message-ID": make_msgid(domain=domain)},
    )  # fmt: skip

    def answer(ok: bool, status: int | None, body: str, **more: bool) -> Answer:
        return Answer(ok, status, body[:300], int((clock.ticks() - start) * 1000), **more)

    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return answer(False, code, _text(words), hopeless=code >= 500)
    except smtplib.SMTPResponseException as error:
        return answer(False, error.smtp_code, _text(error.smtp_error), server_down=True)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return answer(False, None, f"{type(error).__name__}: {error}", server_down=True)
    return answer(True, 250, "")


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
