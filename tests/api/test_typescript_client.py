"""The TypeScript client is made from the API's description, and its example compiles (tools/checks.py runs the compiler)."""

import json

import pytest
from tools import typescript_client as client


def test_it_is_what_the_description_says() -> None:
    assert client.MADE.read_text("utf-8") == client.current(), "run: python -m tools.typescript_client"


def test_the_compiler_looks_at_it() -> None:
    assert "clients/typescript" in json.loads((client.ROOT / "tsconfig.json").read_text("utf-8"))["include"]


def test_it_leaves_nothing_out_in_silence() -> None:
    with pytest.raises(ValueError, match="no type"):
        client.made({"components": {"schemas": {"Odd": {"not": {"type": "string"}}}}, "paths": {}})
