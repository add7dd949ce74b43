"""Placeholder until the workbench is merged."""

from django.http import Http404
from django.urls import path


def _none(request, **k):  # type: ignore[no-untyped-def]
    raise Http404


urlpatterns = [
    path("regulations", _none, name="regulation_list"),
    path("regulations/<slug:slug>/<str:clause>", _none, name="clause"),
]
