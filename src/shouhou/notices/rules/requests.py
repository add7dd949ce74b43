"""What each service is sent, and how it says that it took it: bodies and signatures as their makers publish them.

Every request is built from its parts, the minute and a nonce, so that a test holds it against the published example.
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_plus

SMS_HOST = "https://dysmsapi.aliyuncs.com/"
LONGEST_PLACE = 35  # characters that a place of a text message's template takes


@dataclass(frozen=True)
class Message:
    """What is to be said: title, text, the full address of the page (may be empty), the number of a mobile phone."""

    title: str
    text: str
    link: str = ""
    mobile: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """One HTTP request. `url` may hold a secret: it is never logged nor shown."""

    method: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Settings = Mapping[str, Any]
Secrets = Mapping[str, str]


def _json(url: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Request:
    text = json.dumps(body, ensure_ascii=False).encode()
    return Request("POST", url, text, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})


def _markdown(message: Message, words: str) -> str:
    link = f"\n[{words}]({message.link})" if message.link else ""
    return f"**{message.title}**\n{message.text}{link}"


def wecom(settings: Settings, secrets: Secrets, message: Message, now: dt.datetime, nonce: str) -> Request:
    """A group robot of WeCom: its key is part of the address, nothing is signed. At most 4096 bytes of markdown."""
    content = _markdown(message, settings["open"]).encode()[:4096].decode(errors="ignore")
    return _json(secrets["url"], {"msgtype": "markdown", "markdown": {"content": content}})


def dingtalk(settings: Settings, secrets: Secrets, message: Message, now: dt.datetime, nonce: str) -> Request:
    """A group robot of DingTalk: with a secret, milliseconds and signature stand in the address."""
    url = secrets["url"]
    if secrets.get("secret"):
        stamp = str(round(now.timestamp() * 1000))
        url += f"&timestamp={stamp}&sign={dingtalk_sign(stamp, secrets['secret'])}"
    text = _markdown(message, settings["open"]).replace("\n", "\n\n")
    return _json(url, {"msgtype": "markdown", "markdown": {"title": message.title, "text": text}})


def dingtalk_sign(stamp: str, secret: str) -> str:
    """HMAC-SHA256 over "stamp, newline, secret" with the secret as key; base64, then for an address."""
    digest = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
    return quote_plus(base64.b64encode(digest))


def feishu(settings: Settings, secrets: Secrets, message: Message, now: dt.datetime, nonce: str) -> Request:
    """A group robot of Feishu: with a secret, seconds and signature stand in the body."""
    body: dict[str, Any] = {}
    if secrets.get("secret"):
        stamp = str(int(now.timestamp()))
        body = {"timestamp": stamp, "sign": feishu_sign(stamp, secrets["secret"])}
    lines = filter(None, [message.title, message.text, message.link])
    return _json(secrets["url"], {**body, "msg_type": "text", "content": {"text": "\n".join(lines)}})


def feishu_sign(stamp: str, secret: str) -> str:
    """HMAC-SHA256 over nothing, with "stamp, newline, secret" as key; base64."""
    return base64.b64encode(hmac.new(f"{stamp}\n{secret}".encode(), b"", hashlib.sha256).digest()).decode()


def sms(settings: Settings, secrets: Secrets, message: Message, now: dt.datetime, nonce: str) -> Request:
    """A text message by Alibaba Cloud: the registered template gets the title in its place `title`."""
    title = message.title[:LONGEST_PLACE]
    fields = {
        "AccessKeyId": settings["access_key_id"], "Action": "SendSms", "Format": "JSON", "RegionId": "cn-hangzhou",
        "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "Version": "2017-05-25", "SignatureNonce": nonce,
        "Timestamp": f"{now.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}", "PhoneNumbers": message.mobile,
        "SignName": settings["sign_name"], "TemplateCode": settings["template_code"],
        "TemplateParam": json.dumps({"title": title}, ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip
    return Request("GET", f"{SMS_HOST}?{sms_query(fields, secrets['access_key_secret'])}")


def sms_query(fields: Mapping[str, str], secret: str) -> str:
    """The signed query: fields in order of their names, HMAC-SHA1 with the secret and an ampersand as key."""
    query = "&".join(f"{_escaped(name)}={_escaped(fields[name])}" for name in sorted(fields))
    digest = hmac.new(f"{secret}&".encode(), f"GET&%2F&{_escaped(query)}".encode(), hashlib.sha1).digest()
    return f"Signature={_escaped(base64.b64encode(digest).decode())}&{query}"


def _escaped(text: str) -> str:
    return quote(text, safe="-_.~")


def webhook(settings: Settings, secrets: Secrets, message: Message, now: dt.datetime, nonce: str) -> Request:
    """A program of the organisation: JSON, with a signature over the second and the body, so that nobody replays it."""
    body = {"id": nonce, **message.payload, "title": message.title, "text": message.text, "link": message.link}
    stamp = str(int(now.timestamp()))
    text = json.dumps(body, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8", "X-Shouhou-Id": nonce, "X-Shouhou-Timestamp": stamp,
        "X-Shouhou-Signature": f"sha256={webhook_sign(stamp, text, secrets['secret'])}",
    }  # fmt: skip
    return Request("POST", settings["url"], text, headers)


def webhook_sign(stamp: str, body: bytes, secret: str) -> str:
    """HMAC-SHA256 over "second, full stop, body", in hexadecimal."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


BUILD: Mapping[str, Callable[[Settings, Secrets, Message, dt.datetime, str], Request]] = {
    "wecom": wecom, "dingtalk": dingtalk, "feishu": feishu, "sms": sms, "webhook": webhook,
}  # fmt: skip


def accepted(kind: str, status: int, body: str) -> bool:
    """Whether the other side took it: by the status, and by the code that these services put into their answer."""
    if not 200 <= status < 300:
        return False
    if kind == "webhook":
        return True
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    if not isinstance(answer, dict):
        return False
    if kind == "sms":
        return bool(answer.get("Code") == "OK")
    return answer.get("errcode" if kind in ("wecom", "dingtalk") else "code") == 0
