"""Bodies and signatures, held against what the makers of the services publish.

The robots' pages publish formulas and bodies; where they give no finished signature, the published formula was carried out
once by hand for the values below. Alibaba Cloud publishes a whole signed request.
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
import urllib.parse
from typing import Any

import pytest

from shouhou.notices.rules import requests
from shouhou.notices.rules.requests import BUILD, Message, accepted

NOW = dt.datetime(2020, 9, 6, 2, 31, 13, tzinfo=dt.UTC)  # second 1599359473
WORDS = Message("S0000017-5：到达现场将到期", "请按时办理。", "https://shouhou.example/cases/S0000017-5", "15300000001")
DINGTALK = "IPlN%2FeiEtYTPeQyCIBnD8vEcm46hkUa3o6so0Bf9qaY%3D"
FEISHU = "0TBA52WfmnrUU1YAi+0sP8K5xz/P5whccUHu1qjiVQQ="
OPEN = {"open": "打开"}


def build(kind: str, settings: dict[str, Any], secrets: dict[str, str]) -> requests.Request:
    return BUILD[kind](settings, secrets, WORDS, NOW, "nonce")


def test_it_speaks_to_a_robot_of_wecom() -> None:
    """{"msgtype": "markdown", "markdown": {"content": ...}} to the address with its key; nothing is signed."""
    url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
    request = build("wecom", OPEN, {"url": url})
    assert (request.method, request.url) == ("POST", url)
    assert request.headers["Content-Type"].startswith("application/json")
    content = f"**{WORDS.title}**\n{WORDS.text}\n[打开]({WORDS.link})"
    assert json.loads(request.body) == {"msgtype": "markdown", "markdown": {"content": content}}


def test_it_keeps_within_the_bytes_that_wecom_takes() -> None:
    request = BUILD["wecom"](OPEN, {"url": "https://x"}, Message("题", "长" * 3000), NOW, "nonce")
    assert len(json.loads(request.body)["markdown"]["content"].encode()) <= 4096


def test_it_signs_for_dingtalk_as_its_page_says() -> None:
    """Base64 of HMAC-SHA256 over "timestamp\\nsecret" with the secret as key, then quoted for the address."""
    stamp, secret = "1599359473000", "this is secret"
    code = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), digestmod=hashlib.sha256).digest()
    sign = urllib.parse.quote_plus(base64.b64encode(code))
    assert sign == DINGTALK
    url = "https://oapi.dingtalk.com/robot/send?access_token=XXXXXX"
    request = build("dingtalk", OPEN, {"url": url, "secret": secret})
    assert request.url == f"{url}&timestamp={stamp}&sign={DINGTALK}"
    body = json.loads(request.body)
    assert set(body) == {"msgtype", "markdown"}
    assert (body["msgtype"], set(body["markdown"]), body["markdown"]["title"]) == (
        "markdown",
        {"title", "text"},
        WORDS.title,
    )


def test_it_leaves_the_address_of_dingtalk_alone_without_a_secret() -> None:
    url = "https://oapi.dingtalk.com/robot/send?access_token=XXXXXX"
    assert build("dingtalk", OPEN, {"url": url}).url == url


def test_it_signs_for_feishu_as_its_page_says() -> None:
    """Base64 of HMAC-SHA256 over nothing, with "timestamp\\nsecret" as key; both stand in the body."""
    stamp, secret = "1599359473", "demo"
    assert (
        base64.b64encode(hmac.new(f"{stamp}\n{secret}".encode(), digestmod=hashlib.sha256).digest()).decode() == FEISHU
    )
    url = "https://open.feishu.cn/open-apis/bot/v2/hook/xxxxxxxxxxxxxxxxx"
    request = build("feishu", OPEN, {"url": url, "secret": secret})
    text = f"{WORDS.title}\n{WORDS.text}\n{WORDS.link}"
    assert request.url == url
    assert json.loads(request.body) == {
        "timestamp": stamp,
        "sign": FEISHU,
        "msg_type": "text",
        "content": {"text": text},
    }


def test_it_says_to_feishu_what_its_first_example_says() -> None:
    request = BUILD["feishu"](OPEN, {"url": "https://x"}, Message("request example", ""), NOW, "nonce")
    assert json.loads(request.body) == {"msg_type": "text", "content": {"text": "request example"}}


def test_it_signs_the_published_request_of_alibaba_cloud() -> None:
    """The example of the page on signatures: testId, testSecret, SMS_71390007."""
    fields = {
        "SignatureMethod": "HMAC-SHA1", "SignatureNonce": "45e25e9b-0a6f-4070-8c85-2956eda1b466", "AccessKeyId": "testId",
        "SignatureVersion": "1.0", "Timestamp": "2017-07-12T02:42:19Z", "Format": "XML", "Action": "SendSms",
        "Version": "2017-05-25", "RegionId": "cn-hangzhou", "PhoneNumbers": "15300000001",
        "SignName": "阿里云短信测试专用", "TemplateParam": '{"customer":"test"}', "TemplateCode": "SMS_71390007",
        "OutId": "123",
    }  # fmt: skip
    query = requests.sms_query(fields, "testSecret")
    assert query.startswith("Signature=zJDF%2BLrzhj%2FThnlvIToysFRq6t4%3D&AccessKeyId=testId&Action=SendSms&")


def test_it_sends_a_text_message_with_the_title_in_its_template() -> None:
    settings = {"access_key_id": "testId", "sign_name": "某售后", "template_code": "SMS_1"}
    request = build("sms", settings, {"access_key_secret": "testSecret"})
    assert request.url.startswith("https://dysmsapi.aliyuncs.com/?Signature=")
    sent = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(request.url).query))
    assert (sent["PhoneNumbers"], sent["SignName"], sent["TemplateCode"]) == ("15300000001", "某售后", "SMS_1")
    assert json.loads(sent["TemplateParam"]) == {"title": WORDS.title}
    assert (sent["Timestamp"], sent["SignatureNonce"]) == ("2020-09-06T02:31:13Z", "nonce")


def test_it_signs_the_second_and_the_body_of_a_webhook() -> None:
    request = build("webhook", {"url": "https://hooks.example.com/x"}, {"secret": "whsec_1"})
    code = hmac.new(b"whsec_1", b"1599359473." + request.body, hashlib.sha256).hexdigest()
    assert request.headers["X-Shouhou-Signature"] == f"sha256={code}"


@pytest.mark.parametrize(
    ("kind", "status", "body", "taken"),
    [
        ("wecom", 200, '{"errcode":0,"errmsg":"ok"}', True), ("wecom", 200, '{"errcode":93000}', False),
        ("dingtalk", 200, '{"errcode":0,"errmsg":"ok"}', True), ("dingtalk", 200, '{"errcode":310000}', False),
        ("feishu", 200, '{"code":0,"msg":"success","data":{}}', True), ("feishu", 200, '{"code":19021}', False),
        ("sms", 200, '{"Code":"OK","Message":"OK"}', True), ("sms", 200, '{"Code":"isv.BUSINESS_LIMIT_CONTROL"}', False),
        ("sms", 400, '{"Code":"OK"}', False), ("wecom", 200, "<html>", False), ("wecom", 200, "[]", False),
        ("webhook", 204, "", True), ("webhook", 302, "", False),
    ],
)  # fmt: skip
def test_it_knows_whether_the_other_side_took_it(kind: str, status: int, body: str, taken: bool) -> None:
    assert accepted(kind, status, body) is taken
