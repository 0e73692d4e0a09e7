"""`claimcheck completion`: real shells complete verbs, options, words and files."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import VERBS
from claimcheck.cli.completion import SHELLS
from claimcheck.reporters import FORMATS

from .conftest import run

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [
    ("li", ["lint"]),
    ("lint --sta", ["--staged", "--statistics"]),
    ("lint --select CC90", ["CC901", "CC902", "CC903"]),
    ("lint --ignore CC30", ["CC301", "CC302", "CC303", "CC304", "CC305"]),
    ("lint --severity CC204", ["CC204="]),
    ("lint --output-format gi", ["github", "gitlab"]),
    ("lint --engine d", ["duckdb"]),
    ("lint cla", ["claims"]),
    ("lint --baseline kn", ["known.json"]),
    ("rule conflicting-h", ["conflicting-holders"]),
    ("baseline p", ["prune"]),
    ("baseline check kn", ["known.json"]),
    ("accept 6a1d9c --kind f", ["false_alarm"]),
    ("config fail", ["fail-on"]),
    ("init cla", ["claims"]),
    ("completion f", ["fish"]),
]


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files to complete, and the scripts of all shells beside it."""
    made = tmp_path_factory.mktemp("completion")
    (made / "news" / "claims").mkdir(parents=True)
    (made / "news" / "known.json").write_text("{}")
    for shell, name in (("bash", "bash"), ("zsh", "_claimcheck"), ("fish", "fish")):
        done = run(made, "completion", shell)
        assert (done.returncode, done.stderr) == (0, b"")
        (made / name).write_bytes(done.stdout)
    return made


def said(folder: Path, *argv: str, **more: str) -> list[str]:
    """The words that a shell prints, one a line."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **more,
    }
    done = subprocess.run(
        argv, cwd=folder / "news", env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


BASH = """
source ../bash
set -- $(complete -p claimcheck)
while [[ $1 != -F ]]; do shift; done
read -ra COMP_WORDS <<< "claimcheck $LINE"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="claimcheck $LINE" COMP_POINT=$((${#LINE} + 11))
"$2"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@needs("bash")
@pytest.mark.parametrize(("line", "words"), CASES)
def test_bash(folder: Path, line: str, words: list[str]) -> None:
    assert sorted(said(folder, "bash", "--norc", "-c", BASH, LINE=line)) == words


@needs("fish")
@pytest.mark.parametrize(("line", "words"), CASES)
def test_fish(folder: Path, line: str, words: list[str]) -> None:
    script = 'source ../fish; complete -C "claimcheck $LINE"'
    told = said(folder, "fish", "--no-config", "-c", script, LINE=line)
    assert sorted(word.split("\t")[0].rstrip("/") for word in told) == words


@needs("zsh")
@pytest.mark.parametrize(("line", "words"), CASES)
def test_zsh(folder: Path, line: str, words: list[str]) -> None:
    """Zsh completes only for somebody who types."""
    leader, follower = os.openpty()
    environment = {**os.environ, "HOME": str(folder), "TERM": "dumb", "PS1": "", "LC_ALL": "C.UTF-8"}
    shell = subprocess.Popen(
        ["zsh", "-f", "-i"], cwd=folder / "news", env=environment, stdin=follower, stdout=follower,
        stderr=follower, start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    try:
        setup = (
            "unsetopt ZLE_RPROMPT_INDENT PROMPT_SP; fpath=(.. $fpath); autoload -Uz compinit; compinit -u -D"
        )
        typed(leader, f"{setup}; zstyle ':completion:*' list-prompt ''; print re''ady\n", "ready")
        shown = typed(leader, f"claimcheck {line}\t\t", *words)
    finally:
        shell.kill()
        shell.wait()
        os.close(leader)
    assert all(word in shown for word in words), shown


def typed(terminal: int, text: str, *awaited: str) -> str:
    """Type a text, and read on until all that is awaited is on the screen, or for a while in vain."""
    os.write(terminal, text.encode())
    seen = ""
    until = time.monotonic() + 30
    while time.monotonic() < until and not all(word in seen for word in awaited):
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536).decode("utf-8", "replace")
    return seen


@pytest.mark.parametrize("shell", SHELLS)
def test_every_verb_and_format_is_there(folder: Path, shell: str) -> None:
    script = (folder / {"zsh": "_claimcheck"}.get(shell, shell)).read_text("utf-8")
    assert all(word in script for word in (*VERBS, *FORMATS))
    assert str(folder) not in script
    assert script == run(folder, "completion", shell, PYTHONHASHSEED="7").stdout.decode()


def test_another_shell_is_status_2(call: Callable[..., tuple[int, str, str]]) -> None:
    status, out, err = call("completion", "bsh")
    assert (status, out) == (2, "")
    assert 'did you mean "bash"?' in err
