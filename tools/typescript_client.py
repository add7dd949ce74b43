"""The TypeScript client's types, made from docs/reference/openapi.json: `python -m tools.typescript_client`.

A generator of ours, because the description uses few of JSON Schema's words and the known generators want an older
compiler than ours. What it meets and does not know it refuses, so that nothing is left out in silence.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DESCRIPTION = ROOT / "docs/reference/openapi.json"
MADE = ROOT / "clients/typescript/operations.ts"

PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
SUCCESS = ("200", "201")
HEAD = """// Made from docs/reference/openapi.json by `python -m tools.typescript_client`: not to be changed by hand.

"""


def made(description: Mapping[str, Any]) -> str:
    """The module: a type for each schema, and for each operation its method, address and what it takes and gives."""
    schemas = description["components"]["schemas"]
    blocks = [_interface(name, schemas[name]) for name in sorted(schemas)]
    operations = sorted(_operations(description), key=lambda one: one[2]["operationId"])
    types = "\n".join(_operation(*one) for one in operations)
    routes = "\n".join(
        f"  {_key(one['operationId'])}: [{json.dumps(method.upper())}, {json.dumps(path)}],"
        for path, method, one in operations
    )
    return (
        f"{HEAD}{''.join(blocks)}export interface Operations {{\n{types}\n}}\n\n"
        f"export const ROUTES: {{ readonly [name in keyof Operations]: readonly [string, string] }} = {{\n{routes}\n}};\n"
    )


def _operations(description: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> str:
    parameters = operation.get("parameters", [])
    parts = [
        f"{place}: {_object(_members(parameters, place))}"
        for place in ("path", "query")
        if any(p["in"] == place for p in parameters)
    ]
    body = operation.get("requestBody")
    if body:
        ((kind, content),) = body["content"].items()
        name = "body" if kind == "application/json" else "form"
        parts.append(f"{name}: {_type(content['schema'])}")
    return (
        f"  /** {_line(operation.get('summary', ''))} */\n"
        f"  {_key(operation['operationId'])}: {{ takes: {{ {'; '.join(parts)} }}; gives: {_given(operation)} }};"
    )


def _members(parameters: list[Mapping[str, Any]], place: str) -> list[tuple[str, bool, str]]:
    return [(p["name"], p.get("required", False), _type(p["schema"])) for p in parameters if p["in"] == place]


def _given(operation: Mapping[str, Any]) -> str:
    content = next(operation["responses"][s] for s in SUCCESS if s in operation["responses"]).get("content")
    return _type(content["application/json"]["schema"]) if content else "Blob"


def _interface(name: str, schema: Mapping[str, Any]) -> str:
    told = f"/** {_line(schema['description'])} */\n" if "description" in schema else ""
    return f"{told}export type {name} = {_type(schema)};\n\n"


def _type(schema: Mapping[str, Any]) -> str:
    """A schema as a type. Raises ValueError for what it does not know."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if "enum" in schema:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        return f"Array<{_type(schema.get('items', {}))}>"
    if kind == "object":
        return _object_of(schema)
    if kind == "string" and schema.get("format") == "binary":
        return "Blob"
    if kind in PLAIN:
        return PLAIN[kind]
    if kind is None and not set(schema) - {"title", "description", "default", "examples"}:
        return "unknown"
    raise ValueError(f"no type for {schema}")


def _object_of(schema: Mapping[str, Any]) -> str:
    if "properties" in schema:
        required = schema.get("required", [])
        return _object([(name, name in required, _type(one)) for name, one in schema["properties"].items()])
    value = schema.get("additionalProperties", {})
    if "patternProperties" in schema:
        (value,) = schema["patternProperties"].values()
    return f"Record<string, {_type(value) if isinstance(value, dict) else 'unknown'}>"


def _object(members: list[tuple[str, bool, str]]) -> str:
    return "{ " + "; ".join(f"{_key(name)}{'' if needed else '?'}: {kind}" for name, needed, kind in members) + " }"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def _line(text: str) -> str:
    return " ".join(text.split()).replace("*/", "")


def current() -> str:
    """What the file should hold."""
    return made(json.loads(DESCRIPTION.read_text("utf-8")))


if __name__ == "__main__":
    MADE.write_text(current(), "utf-8")
