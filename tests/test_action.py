"""The GitHub Action and the workflow: valid, nothing in an input is run, and their scripts do their work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator
from published_schemas import published_schema

import claimcheck
from claimcheck.example import Example, project_files
from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE_ROOT = Path(claimcheck.__file__).parents[1]
ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
INPUTS = {"path", "args", "version", "sarif", "summary", "python"}
BASH = shutil.which("bash")
TWO_HOLDERS = Example(
    "two prime ministers for a month",
    (
        {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
        {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"},
    ),
)


def loaded(path: Path) -> dict[str, Any]:
    """A YAML file as GitHub reads it; its key `on` is no truth value there."""
    value = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: member for key, member in value.items()}


def steps() -> dict[str, dict[str, Any]]:
    """The steps of the action by name."""
    return {step["name"]: step for step in loaded(ACTION)["runs"]["steps"]}


@pytest.mark.parametrize(("file", "name"), [(ACTION, "github-action"), (WORKFLOW, "github-workflow")])
def test_they_are_valid(file: Path, name: str) -> None:
    schema = published_schema(f"https://json.schemastore.org/{name}.json")
    Draft7Validator(schema).validate(loaded(file))


def test_inputs_reach_scripts_by_the_environment_alone() -> None:
    runs = [step["run"] for step in steps().values() if "run" in step]
    runs += [
        step["run"] for job in loaded(WORKFLOW)["jobs"].values() for step in job["steps"] if "run" in step
    ]
    assert len(runs) == 3
    for run in runs:
        assert "${{" not in run
    given = {value for step in steps().values() for value in step.get("env", {}).values()}
    assert given <= {f"${{{{ inputs.{name} }}}}" for name in INPUTS} | {"${{ github.action_path }}"}


def test_every_input_is_described_and_used() -> None:
    action = loaded(ACTION)
    assert set(action["inputs"]) == INPUTS
    text = ACTION.read_text("utf-8")
    for name, described in action["inputs"].items():
        assert described["description"]
        assert isinstance(described["default"], str)
        assert f"inputs.{name}" in text


def test_the_workflow_runs_the_gate() -> None:
    (job,) = loaded(WORKFLOW)["jobs"].values()
    assert job["steps"][-1]["run"] == "bash .ci/run"
    assert loaded(WORKFLOW)["permissions"] == {"contents": "read"}


class Runner:
    """Runs a step's script as GitHub's runner does, in a repository with one conflict."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "work space"
        self.temp = folder / "temp"
        self.output = folder / "output"
        self.summary = folder / "summary"
        self.temp.mkdir()
        (self.workspace / ".git").mkdir(parents=True)
        for path, text in project_files(TWO_HOLDERS, ConflictingHolders.template).items():
            file = self.workspace / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def install(self, program: str) -> None:
        """Put a program where the first step puts claimcheck."""
        self.executable(self.temp / "claimcheck" / "bin" / "claimcheck", program)

    def executable(self, file: Path, program: str) -> None:
        """Write a script."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!{BASH}\n{program}\n", "utf-8")
        file.chmod(0o755)

    def run(self, name: str, programs: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step; inputs that are not given have their defaults."""
        defaults = {name: described["default"] for name, described in loaded(ACTION)["inputs"].items()}
        assert inputs.keys() <= defaults.keys()
        contexts = {f"${{{{ inputs.{key} }}}}": value for key, value in {**defaults, **inputs}.items()}
        contexts["${{ github.action_path }}"] = "/the/action"
        step = steps()[name]
        env = {
            **os.environ,
            **{key: contexts[value] for key, value in step["env"].items()},
            "RUNNER_TEMP": str(self.temp), "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary), "PYTHONPATH": str(PACKAGE_ROOT),
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}" if programs else os.environ["PATH"],
        }  # fmt: skip
        assert BASH and step["shell"] == "bash"
        script = self.temp / "script.sh"
        script.write_text(step["run"], "utf-8")
        return subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace, env=env, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    if BASH is None or os.name == "nt":
        pytest.skip("the scripts are for bash on Linux and macOS")
    made = Runner(tmp_path)
    made.install(f'exec "{sys.executable}" -m claimcheck "$@"')
    yield made


def test_the_lint_annotates_writes_sarif_and_a_summary(runner: Runner) -> None:
    done = runner.run("Lint")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=claims/")
    (run,) = json.loads((runner.workspace / "claimcheck.sarif").read_bytes())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["CC201"]
    assert runner.summary.read_text("utf-8").startswith("## claimcheck: 1 error")
    assert runner.output.read_text("utf-8") == "status=1\n"


def test_the_lint_without_sarif_and_summary_and_with_options(runner: Runner) -> None:
    args = "--severity CC201=info\n  --show-notes"
    done = runner.run("Lint", args=args, sarif="", summary="false", path="claims")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::notice file=")
    assert not runner.summary.exists()
    assert list(runner.workspace.glob("*.sarif")) == []
    assert runner.output.read_text("utf-8") == "status=0\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"path": "$(touch pwned)"}, "there is no file or folder $(touch pwned)"),
        ({"path": "--exit-zero"}, "there is no file or folder --exit-zero"),
        ({"args": "; touch pwned"}, "there is no file or folder ;"),
        ({"args": "$(touch pwned) * `touch pwned`"}, "there is no file or folder $(touch"),
        ({"sarif": "x; touch pwned/$(touch pwned)"}, "cannot be written"),
    ],
)
def test_nothing_in_an_input_is_run(runner: Runner, given: dict[str, str], says: str) -> None:
    done = runner.run("Lint", **given)
    assert done.returncode == 2
    assert says in done.stderr
    assert not (runner.workspace / "pwned").exists()
    assert runner.output.read_text("utf-8") == "status=2\n"


def test_arguments_reach_the_program_one_by_one(runner: Runner) -> None:
    runner.install('printf "%s\\n" "$@"')
    done = runner.run("Lint", args=" --tracked\n* ", path="two words", sarif="a b.sarif")
    assert done.stdout.splitlines() == [
        "lint", "--output-format", "github", "--output-format", "sarif:a b.sarif", "--summary",
        str(runner.summary), "--tracked", "*", "--", "two words",
    ]  # fmt: skip


@pytest.mark.parametrize(("version", "installed"), [("", "/the/action"), ("1.2.0", "claimcheck-lint==1.2.0")])
def test_what_is_installed(runner: Runner, tmp_path: Path, version: str, installed: str) -> None:
    says = f'printf "%s\\n" "$@" >>"{tmp_path}/asked"'
    runner.executable(tmp_path / "bin" / "python3", says)
    runner.executable(runner.temp / "claimcheck" / "bin" / "python", says)
    done = runner.run("Install claimcheck", programs=str(tmp_path / "bin"), version=version)
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert asked[:3] == ["-m", "venv", str(runner.temp / "claimcheck")]
    assert asked[3:6] == ["-m", "pip", "install"]
    assert asked[-1] == installed


@pytest.mark.parametrize("version", ["--index-url=x", "1.0 --pre", "1.0; x", "$(x)", "git+https://x"])
def test_a_version_that_is_none(runner: Runner, version: str) -> None:
    done = runner.run("Install claimcheck", version=version)
    assert done.returncode == 2
    assert "should be a release" in done.stderr
