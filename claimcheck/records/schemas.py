"""The published JSON Schemas, generated from the record models; ``schemas/`` holds their text."""

from json import dumps
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimcheck.records.claim import BulkLine
from claimcheck.records.files import ClaimFile, VocabularyFile, WaiverFile

_MODELS: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "claim-file": (ClaimFile, "claimcheck claim file"),
    "vocabulary": (VocabularyFile, "claimcheck vocabulary"),
    "waivers": (WaiverFile, "claimcheck waivers"),
    "bulk-line": (BulkLine, "claimcheck bulk line"),
}


class _PublishedSchema(GenerateJsonSchema):
    """As pydantic generates it, without titles that repeat the key and defaults that say "nothing"."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        json_schema = super().default_schema(schema)
        default = json_schema.get("default")
        if "default" in json_schema and (default == "" or not isinstance(default, str | bool)):
            del json_schema["default"]
        return json_schema

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        # pydantic writes the pattern of a map's keys so that other keys are allowed with any value.
        json_schema: JsonSchemaValue = {
            "type": "object",
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        keys = {k: v for k, v in self.generate_inner(schema["keys_schema"]).items() if k != "type"}
        return {**json_schema, "propertyNames": keys} if keys else json_schema


def schema_of(model: type[BaseModel], name: str, title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model.

    Args:
        model: The pydantic model.
        name: The schema's name, as in ``schemas/<name>.schema.json``.
        title: What editors call such a file.

    Returns:
        The schema, its keys in a fixed order.
    """
    schema = model.model_json_schema(schema_generator=_PublishedSchema)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:claimcheck:schema:1:{name}",
        **schema,
        "title": title,
    }


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of all record files.

    Returns:
        Name to schema: ``claim-file``, ``vocabulary``, ``waivers``, ``bulk-line``.
    """
    made = {name: schema_of(model, name, title) for name, (model, title) in _MODELS.items()}
    _let_defaults_supply(made["claim-file"])
    return made


def _let_defaults_supply(schema: dict[str, Any]) -> None:
    """Require a claim's keys in each claim or else in the file's defaults."""
    claim = schema["$defs"]["Claim"]
    supplied = [key for key in claim["required"] if key != "id"]
    claim["required"] = ["id"]
    schema["allOf"] = [
        {
            "anyOf": [
                {"properties": {"claims": {"items": {"required": [key]}}}},
                {"properties": {"defaults": {"required": [key]}}, "required": ["defaults"]},
            ]
        }
        for key in supplied
    ]


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file.

    Args:
        schema: The JSON Schema.

    Returns:
        JSON, indented by two spaces, with a final line feed.
    """
    return dumps(schema, indent=2, ensure_ascii=False) + "\n"
