"""docs/outputs.md keeps its word: it knows every format, and lint and the action take its snippets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from claimcheck.cli.outputs import add_output_options
from claimcheck.cli.parser import Parser
from claimcheck.reporters import FORMATS, FROM_REPOSITORY

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "outputs.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE, re.DOTALL)


def test_every_format_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    assert re.findall(r"`([\w-]+)`", " ".join(rows)) == list(FORMATS)


def test_it_says_which_paths_are_those_of_the_project() -> None:
    (said,) = re.findall(r"Paths in (.*?) are relative to the project's folder", PAGE, re.DOTALL)
    assert set(re.findall(r"`([\w-]+)`", said)) == set(FORMATS) - FROM_REPOSITORY


@pytest.mark.parametrize("text", [text for kind, text in BLOCKS if kind == "yaml"])
def test_the_yaml_is_yaml(text: str) -> None:
    assert yaml.safe_load(text)


def test_the_action_is_used_with_its_inputs() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    (used,) = (yaml.safe_load(text) for kind, text in BLOCKS if "<this repository>" in text)
    assert used["jobs"]["claims"]["steps"][-1]["with"].keys() <= inputs.keys()
    (said,) = re.findall(r"^Inputs: (.*?\(a version to set up\))", PAGE, re.DOTALL | re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", said)) == set(inputs)


def test_the_outputs_of_every_command_are_those_of_lint() -> None:
    commands = re.findall(r"claimcheck lint ((?:\\\n|[^\n'|])*)", "".join(text for _, text in BLOCKS))
    assert len(commands) >= 6
    for command in commands:
        parser = Parser()
        add_output_options(parser)
        args, strange = parser.parse_known_args(command.replace("\\\n", " ").split())
        assert args.output_format
        assert set(strange) <= {"--exit-zero"}
