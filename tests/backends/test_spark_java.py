"""What people are told where there is no Java for Spark, an old one, or no master."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from claimcheck.backends.run import Engine
from claimcheck.backends.spark import java
from claimcheck.backends.spark.session import check_reachable, master_of
from claimcheck.cli import main
from claimcheck.example import Example, project_files
from claimcheck.storage.refusal import Refused

from .lines import lay

if TYPE_CHECKING:
    from pathlib import Path


def pretended(folder: Path, says: str) -> Path:
    """A java command that says which version it is."""
    command = folder / "bin" / "java"
    command.parent.mkdir(parents=True)
    command.write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("says", "release"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_402"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ("no version at all", None),
    ],
)
def test_release(says: str, release: int | None, tmp_path: Path) -> None:
    assert java.release_of(str(pretended(tmp_path, says) / "bin" / "java")) == release


def test_old_java_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(pretended(tmp_path, 'openjdk version "11.0.22"')))
    with pytest.raises(Refused, match=r"Java 17 or newer.*JAVA_HOME.* is Java 11: install OpenJDK 17"):
        java.check_java()


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="there is no java: install OpenJDK 17"):
        java.check_java()


def test_a_master_that_does_not_answer() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        listening.listen()
        check_reachable(f"spark://127.0.0.1:{port}")
    with pytest.raises(Refused, match=f"spark://127.0.0.1:{port} cannot be reached"):
        check_reachable(f"spark://127.0.0.1:{port}")
    with pytest.raises(Refused, match="should be spark://HOST:PORT"):
        check_reachable("spark://nowhere")


def test_yarn_wants_its_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HADOOP_CONF_DIR", "YARN_CONF_DIR"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Refused, match="HADOOP_CONF_DIR"):
        check_reachable("yarn")


@pytest.mark.parametrize(
    ("engine", "master"),
    [
        (Engine(), "local[*]"),
        (Engine(jobs=3), "local[3]"),
        (Engine(jobs=3, master="yarn"), "yarn"),
    ],
)
def test_jobs_are_local_processors(engine: Engine, master: str) -> None:
    assert master_of(engine) == master


def test_bulk_is_for_spark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(
        tmp_path,
        project_files(Example("", ({"subject": "son", "predicate": "attends", "object": "gala"},)), {}),
    )
    assert main(["lint", str(tmp_path), "--bulk", "far/*.jsonl"]) == 2
    assert "add --engine spark" in capsys.readouterr().err
