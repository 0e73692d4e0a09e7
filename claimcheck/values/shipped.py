"""Data files that stand in the package beside the module that reads them."""

from __future__ import annotations

from importlib.abc import ResourceLoader
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec


def shipped(spec: ModuleSpec, name: str) -> bytes:
    """The bytes of a shipped file, also from within a zip.

    Args:
        spec: the `__spec__` of the module that asks.
        name: the file's name; it stands in the module's folder.

    Raises:
        OSError: there is no such file.
    """
    # importlib.resources would say the same at the price of 10 ms at every start.
    origin = cast(str, spec.origin)
    own_name = origin[max(origin.rfind("/"), origin.rfind("\\")) + 1 :]
    return cast(ResourceLoader, spec.loader).get_data(origin.removesuffix(own_name) + name)
