"""The JSON Schemas of the API, made of its shapes, and its description as OpenAPI 3.1.

Formats: https://json-schema.org/draft/2020-12 and https://spec.openapis.org/oas/v3.1.1
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from eventkb.index import codeshapes, guideshapes, shapes
from eventkb.index.compactjson import compact_json
from eventkb.model.address import API, Address
from eventkb.model.frozen import frozen_dataclass

VERSION = "1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS = f"{API}schema/"


@frozen_dataclass()
class Endpoint:
    """A kind of file: `path` below the API's root, with parameters in braces; `shape` is None where it is not JSON."""

    name: str
    path: str
    shape: type | None
    summary: str


ENDPOINTS = (
    Endpoint("index", "index.json", shapes.Index, "Where everything is."),
    Endpoint("events", "events.json", shapes.EventList, "All events, one line each."),
    Endpoint("event", "events/{source}-{id}.json", shapes.EventDocument, "An event with all its texts."),
    Endpoint("sources", "sources.json", shapes.SourceList, "All event sources."),
    Endpoint("source", "sources/{source}.json", shapes.SourceDocument, "An event source with its events."),
    Endpoint("id", "ids/{id}.json", shapes.EventList, "All events that have, or once had, an ID."),
    Endpoint("changes", "changes.json", shapes.ChangeList, "What has changed, the newest first."),
    Endpoint("codes", "codes.json", codeshapes.CodeTableList, "All code tables."),
    Endpoint("table", "codes/{table}.json", codeshapes.CodeTableDocument, "A code table with its codes."),
    Endpoint("guides", "guides.json", guideshapes.GuideList, "All guides."),
    Endpoint("guide", "guides/{guide}.json", guideshapes.GuideDocument, "A guide with all its steps."),
    Endpoint("dump", "events.ndjson.gz", None, "All events with all their texts, one a line, compressed."),
)
PARAMETERS = {
    "source": (
        "The source's part of addresses, such as backup.",
        {"type": "string", "pattern": "^[a-z0-9-]+$"},
    ),
    "table": ("The name of a code table, such as errno.", {"type": "string", "pattern": "^[a-z0-9-]+$"}),
    "guide": ("The name of a guide, such as slow-backup.", {"type": "string", "pattern": "^[a-z0-9-]+$"}),
    "id": ("The event's part of addresses: its ID, in small letters.", {"type": ["integer", "string"]}),
}


@cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """The JSON Schema of each endpoint with JSON, by its name. Other keys are allowed, as later versions add some."""
    schemas_by_name = {}
    for endpoint in ENDPOINTS:
        if endpoint.shape is not None:
            schema = TypeAdapter(endpoint.shape).json_schema()
            schemas_by_name[endpoint.name] = {"$schema": DIALECT, **_without_titles(schema)}
    return schemas_by_name


def openapi(name: str, url: str) -> dict[str, Any]:
    """The OpenAPI description of a site's API. `url` is the site's root, `/` where it is not known."""
    return {
        "openapi": "3.1.0",
        "info": {"title": name, "version": VERSION, "description": "Static files: what is there is all that is there."},
        "servers": [{"url": f"{url}{API}".rstrip("/")}],
        "paths": {f"/{endpoint.path}": {"get": _operation(endpoint)} for endpoint in ENDPOINTS},
    }


def files(name: str, url: str) -> Iterator[tuple[Address, bytes]]:
    """The schemas and the OpenAPI description as files of the site."""
    for key, schema in schemas().items():
        yield Address(f"{SCHEMAS}{key}.json"), compact_json(schema)
    yield Address(f"{API}openapi.json"), compact_json(openapi(name, url))


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    schema = (
        {"$ref": f"schema/{endpoint.name}.json"} if endpoint.shape else {"type": "string", "contentEncoding": "gzip"}
    )
    kind = "application/json" if endpoint.shape else "application/gzip"
    parameters = [
        {"name": name, "in": "path", "required": True, "description": text, "schema": form}
        for name, (text, form) in PARAMETERS.items()
        if f"{{{name}}}" in endpoint.path
    ]
    answers = {"200": {"description": endpoint.summary, "content": {kind: {"schema": schema}}}}
    if parameters:
        answers["404"] = {"description": "There is no such thing."}
    return {"operationId": endpoint.name, "summary": endpoint.summary, "parameters": parameters, "responses": answers}


def _without_titles(node: Any) -> Any:
    """A schema without the titles that pydantic makes of the names of keys."""
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "title" or not isinstance(value, str)}
    return {key: _without_titles(value) for key, value in kept.items()}
