"""Data files of the package, wherever it is imported from."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from claimcheck.values.shipped import shipped
from claimcheck.values.wording import lexicon

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_beside_the_module() -> None:
    spec = lexicon.__spec__
    assert spec is not None
    assert shipped(spec, "lexicon.json").startswith(b"{")
    with pytest.raises(FileNotFoundError):
        shipped(spec, "none.json")


def test_a_file_in_a_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "packed.zip", "w") as packed:
        packed.writestr("zipped_data/__init__.py", "")
        packed.writestr("zipped_data/words.json", "[1]")
    monkeypatch.syspath_prepend(str(tmp_path / "packed.zip"))
    module = importlib.import_module("zipped_data")
    assert module.__spec__ is not None
    assert shipped(module.__spec__, "words.json") == b"[1]"
    del sys.modules["zipped_data"]
