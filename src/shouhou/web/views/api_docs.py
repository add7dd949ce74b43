"""The API told to people: every operation of its own description, each with a request to copy."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Schema = Mapping[str, Any]


def api_docs(
    request: HttpRequest, describe: Callable[[], Schema], titles: Callable[[], Mapping[str, str]]
) -> HttpResponse:
    """Operations by tag. `describe` gives the OpenAPI description, `titles` the kinds of problems: both from config."""
    schema, base = describe(), request.build_absolute_uri("/").rstrip("/")
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(base, path, method, operation, schema))
    context = {
        "introduction": schema["info"]["description"], "groups": groups, "problems": titles(),
        "title": f"{schema['info']['title']} API {schema['info']['version']}",
    }  # fmt: skip
    return render(request, "web/api_docs.html", context)


def _operation(base: str, path: str, method: str, operation: Schema, schema: Schema) -> dict[str, Any]:
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    body = _resolved(sent.get("schema", {}), schema)
    return {
        "id": operation["operationId"], "method": method.upper(), "path": path, "summary": operation["summary"],
        "description": operation.get("description", ""), "curl": _curl(base, path, method, sent.get("example")),
        "parameters": [
            {"name": p["name"], "place": p["in"], "required": p["required"], **_told(p["schema"], schema)}
            for p in operation["parameters"]
        ],
        "fields": [
            {"name": name, "required": name in body.get("required", ()), **_told(field, schema)}
            for name, field in body.get("properties", {}).items()
        ],
    }  # fmt: skip


def _told(field: Schema, schema: Schema) -> dict[str, str]:
    """A value in words: its type, its choices, what it is."""
    kinds = [_kind(_resolved(one, schema)) for one in field.get("anyOf", [field]) if one.get("type") != "null"]
    return {"type": ", ".join(kinds), "description": field.get("description", "")}


def _kind(field: Schema) -> str:
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    return str(field.get("format") or field.get("const") or field.get("type", ""))


def _resolved(field: Schema, schema: Schema) -> Schema:
    name = field.get("$ref", "").rpartition("/")[2]
    return schema["components"]["schemas"][name] if name else field


def _curl(base: str, path: str, method: str, body: Any) -> str:
    lines = [f'curl "{base}{path}"', '-H "Authorization: Bearer $TOKEN"']
    if method != "get":
        lines.append('-H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)"')
        lines.append("-X POST" if body is None else "")
    if body is not None:
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d '{json.dumps(body, ensure_ascii=False)}'")
    return " \\\n  ".join(filter(None, lines))
