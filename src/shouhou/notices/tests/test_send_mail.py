"""Use case: an e-mail goes to the organisation's mail server."""

import email
from email.policy import default

from shouhou.notices.services.send_mail import send_mail
from shouhou.notices.tests.scenes import MAIL
from shouhou.notices.tests.servers import mail_server

WORDS = {"title": "S1：到达现场\n将到期", "text": "请及时处理。\n\nhttps://shouhou.example/cases/S1"}


def test_it_arrives_with_its_words() -> None:
    with mail_server() as got:
        answer = send_mail(settings={**MAIL, "port": got.port}, password="", to="tao@example.com", **WORDS)
    assert answer.ok
    message = email.message_from_bytes(got.mails[0], policy=default)
    assert (message["Subject"], message["To"]) == ("S1：到达现场 将到期", "tao@example.com")
    assert message.get_content().strip() == WORDS["text"]


def test_it_gives_a_recipient_up_whom_the_server_does_not_know() -> None:
    with mail_server() as got:
        got.refuses = "tao@example.com"
        answer = send_mail(settings={**MAIL, "port": got.port}, password="", to="tao@example.com", **WORDS)
    assert (answer.ok, answer.status, answer.hopeless, answer.server_down) == (False, 550, True, False)


def test_it_says_that_nobody_is_there() -> None:
    with mail_server() as got:
        port = got.port
    answer = send_mail(settings={**MAIL, "port": port}, password="", to="tao@example.com", **WORDS)
    assert (answer.ok, answer.status, answer.server_down) == (False, None, True)


def test_it_says_that_the_server_turns_everybody_away() -> None:
    with mail_server() as got:
        got.busy = True
        answer = send_mail(settings={**MAIL, "port": got.port}, password="", to="tao@example.com", **WORDS)
    assert (answer.ok, answer.status, answer.server_down) == (False, 421, True)
