"""Readers of regulations, signed in: `reader("mei")` in Chinese, `reader("mei", "en")` in English."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from tests.world import World


@pytest.fixture
def reader(world: World) -> Callable[..., Client]:
    def sign_in(name: str, language: str = "zh-hans") -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=world.people[name]))
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.get("/regulations")  # the first request renews the session; later ones write only what they are about
        return client

    return sign_in
