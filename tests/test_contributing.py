"""The sample rule of CONTRIBUTING.md is a rule: filled in and registered, its examples hold."""

from __future__ import annotations

import importlib.util
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.config.settings import RESERVED, Config
from claimcheck.example import project_files
from claimcheck.finding import Outcome
from claimcheck.project import Project
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from claimcheck.example import Example
    from claimcheck.finding import Finding
    from claimcheck.rule import CrossRule

ROOT = Path(__file__).parent.parent
FILLED_IN = {"CC3NN": "CC399", "TheName": "SampleRule", "the-name": "sample-rule"}


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> type[CrossRule]:
    """The sample, with its placeholders filled in, imported from a file and registered."""
    found = re.findall(
        r"^   ```python\n(.*?)^   ```$",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert len(found) == 1
    code = textwrap.dedent(found[0])
    for placeholder, word in FILLED_IN.items():
        assert placeholder in code
        code = code.replace(placeholder, word)
    file = tmp_path / "cc399_sample_rule.py"
    file.write_text(code, "utf-8")
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: type[CrossRule] = module.SampleRule
    monkeypatch.setitem(RULES, rule.code, rule)
    return rule


def lint(example: Example, rule: type[CrossRule], root: Path) -> list[Finding]:
    """What the linter says of an example with only that rule, and the reserved ones, selected."""
    for path, text in project_files(example, rule.template).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    findings = [told.finding for told in Project(root, Config(select=(rule.code,))).lint().findings]
    assert not [f for f in findings if f.code in RESERVED]
    return findings


def test_the_sample_fires_where_it_says_and_tells_it_in_words(
    sample: type[CrossRule], tmp_path: Path
) -> None:
    (example,) = sample.invalid
    (finding,) = lint(example, sample, tmp_path / "project")
    assert finding.code == "CC399"
    assert finding.problem.outcome is Outcome(str(example.outcome))
    assert finding.problem.message == "Shigeru Ishiba: Osaka or Tokyo?"


def test_the_sample_does_not_fire_where_it_says(sample: type[CrossRule], tmp_path: Path) -> None:
    (example,) = sample.valid
    assert lint(example, sample, tmp_path / "project") == []
