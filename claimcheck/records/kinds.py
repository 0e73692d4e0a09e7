"""Which kind of record file a parsed JSON value is."""

from typing import Literal

FileKind = Literal["claim-file", "vocabulary", "waivers"]


def kind_of(value: object) -> FileKind | None:
    """Which kind of record file a parsed JSON value is, by its top-level keys.

    Args:
        value: The parsed JSON value of a whole file.

    Returns:
        The kind, or None where no top-level key tells. With keys of two kinds it is one of them, whose
        schema then names the other's keys as unknown.
    """
    if not isinstance(value, dict):
        return None
    if "article" in value or "claims" in value:
        return "claim-file"
    if "waivers" in value:
        return "waivers"
    return "vocabulary" if not value.keys().isdisjoint(("entities", "predicates", "articles")) else None
