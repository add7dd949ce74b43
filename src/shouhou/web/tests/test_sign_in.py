"""Signing in, two-factor codes, limits; and that no other door stands open."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

pytestmark = pytest.mark.django_db

PASSWORD = "correct-horse-battery"


@pytest.fixture
def mei() -> AbstractBaseUser:
    user = get_user_model()(username="mei")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    cache.clear()


def sign_in(client: Client, password: str = PASSWORD) -> str:
    """The address after signing in; "" where the form came again."""
    answer = client.post("/sign-in", {"login": "mei", "password": password})
    return answer.headers.get("Location", "")


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, [*yield_hotp_counters_from_time()][-1]))


def confirm_password(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def switch_on(client: Client) -> str:
    """Switches two-factor sign-in on as a person does; returns the app's secret."""
    confirm_password(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return str(secret)


def test_it_lets_one_in_with_name_and_password(client: Client, mei: AbstractBaseUser) -> None:
    assert sign_in(client)
    assert client.session["_auth_user_id"] == str(mei.pk)


def test_it_changes_the_session_key_at_sign_in(client: Client, mei: AbstractBaseUser) -> None:
    client.get("/sign-in")
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_it_refuses_the_right_password_after_five_wrong_ones(client: Client, mei: AbstractBaseUser) -> None:
    for _attempt in range(5):
        assert sign_in(client, "wrong") == ""
    assert sign_in(client) == ""
    assert "_auth_user_id" not in client.session


def test_it_asks_for_a_code_where_two_factor_sign_in_is_on(client: Client, mei: AbstractBaseUser) -> None:
    sign_in(client)
    switch_on(client)
    stranger = Client()
    assert sign_in(stranger) == reverse("mfa_authenticate")
    assert "_auth_user_id" not in stranger.session
    refused = stranger.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert refused.status_code == 200
    assert refused.context["form"].errors


def test_it_asks_for_the_password_again_before_two_factor_sign_in_changes(
    client: Client, mei: AbstractBaseUser
) -> None:
    sign_in(client)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(answer.headers["Location"]).status_code == 200


def test_it_takes_a_recovery_code_once(client: Client, mei: AbstractBaseUser) -> None:
    sign_in(client)
    switch_on(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    outcomes = []
    for _time in range(2):
        phone_lost = Client()
        sign_in(phone_lost)
        phone_lost.post(reverse("mfa_authenticate"), {"code": code})
        outcomes.append("_auth_user_id" in phone_lost.session)
    assert outcomes == [True, False]


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
     "account_change_password", "account_logout"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_draws_each_page_of_ones_own_account(
    client: Client, mei: AbstractBaseUser, name: str, language: str
) -> None:
    sign_in(client)
    confirm_password(client)
    if name != "mfa_activate_totp":
        switch_on(client)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_it_signs_out_by_post_only(client: Client, mei: AbstractBaseUser) -> None:
    sign_in(client)
    client.get("/sign-out")
    assert "_auth_user_id" in client.session
    client.post("/sign-out")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_confirm_email"])
def test_it_has_no_door_for_strangers_and_none_that_needs_e_mail(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)
