"""The command as a whole: verbs, streams, signals, start-up, the error boundary."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck import __version__
from claimcheck.cli import VERBS, lint

from .conftest import command, environment, run

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from .conftest import Outcome, Sandbox


@pytest.fixture
def loud(sandbox: Sandbox) -> Sandbox:
    """A project whose report is larger than any pipe's buffer."""
    claims = [{"id": f"c/{n}", "subject": "nobody-we-know"} for n in range(2000)]
    sandbox.write("claims/c.json", json.dumps({"article": {"id": "c"}, "claims": claims}, indent=1))
    return sandbox


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(call: Callable[..., Outcome], verb: str) -> None:
    done = call(verb, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"usage: claimcheck {verb}")


def test_the_help_names_every_verb(call: Callable[..., Outcome]) -> None:
    done = call("--help")
    assert done.status == 0
    assert [verb for verb in VERBS if f"  {verb}  " not in done.out] == []


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "VERB"),
        (("lnt",), 'unknown verb "lnt": did you mean "lint"?'),
        (("--versio",), 'unknown option "--versio": did you mean "--version"?'),
        (("lint", "--qqq"), 'unknown option "--qqq": `claimcheck lint --help` lists them'),
        (("init", "--force"), 'unknown option "--force": there are --help and --traceback'),
        (("baseline",), "ACTION"),
        (("baseline", "wrte"), 'unknown action "wrte": did you mean "write"?'),
        (("baseline", "write", "a", "b"), 'one argument too many: "b"'),
        (("baseline", "write", "--isolate"), 'did you mean "--isolated"?'),
        (("\x1b[31mlint",), "\\u{1b}[31mlint"),
    ],
)
def test_a_wrong_call_is_usage_and_one_line(
    call: Callable[..., Outcome], argv: tuple[str, ...], says: str
) -> None:
    done = call(*argv)
    assert (done.status, done.out) == (2, "")
    usage, line = done.err.splitlines()
    assert usage.startswith("usage: claimcheck ")
    assert says in line


@pytest.mark.parametrize("argv", [("--version",), ("--help",), ("lint", "--help"), ("lint",)])
def test_an_output_that_cannot_be_written_is_status_2_and_one_line(
    sandbox: Sandbox, argv: tuple[str, ...]
) -> None:
    full = "claimcheck: the output cannot be written (No space left on device)\n"
    with Path("/dev/full").open("wb") as disk:
        done = subprocess.run(
            command(*argv),
            cwd=sandbox.root,
            env=environment(),
            stdout=disk,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (2, full)


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (("lint", "-v", "--no-cache"), 1),
        (("lint", "--cache-dir", "/dev/full"), 1),
        (("lint", "nowhere"), 2),
        (("lint", "--selct"), 2),
    ],
)
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
def test_where_notes_cannot_be_written_all_else_is_as_ever(
    sandbox: Sandbox, argv: tuple[str, ...], status: int, redirection: str
) -> None:
    script = f'exec "$@" {redirection}'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *command(*argv)],
        cwd=sandbox.root, env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == status
    lines = done.stdout.decode().splitlines()
    assert (lines[0][:5], lines[-1][:8]) == ("CC201", "Checked ") if status == 1 else lines == []


def test_version(sandbox: Sandbox) -> None:
    done = run(sandbox.root, "--version")
    assert (done.returncode, done.stdout) == (0, f"claimcheck {__version__}\n".encode())


@pytest.mark.parametrize(
    ("argv", "heavy"),
    [
        (("--version",), {"argparse", "pydantic", "json", "claimcheck.rules"}),
        (("lint", "--help"), {"pydantic", "jiter", "rapidfuzz", "claimcheck.rules"}),
        (("lint",), {"jsonschema", "rapidfuzz", "unittest", "asyncio"}),
    ],
)
def test_start_up_imports_nothing_heavy(sandbox: Sandbox, argv: tuple[str, ...], heavy: set[str]) -> None:
    code = (
        "import sys; from claimcheck.cli import main\n"
        f"try: main({argv!r})\n"
        "finally: print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sandbox.root, env=environment(), capture_output=True, check=True
    )
    assert heavy & set(done.stderr.decode().splitlines()) == set()


def test_the_linted_folder_is_no_source_of_code(sandbox: Sandbox) -> None:
    for name in ("json", "argparse", "jiter", "pydantic"):
        sandbox.write(f"{name}.py", "raise SystemExit(77)\n")
    assert run(sandbox.root, "lint").returncode == 1


def test_an_internal_error_is_an_apology(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(args: Namespace) -> int:
        raise ZeroDivisionError("a \x1b[2Jclumsy\nbug")

    monkeypatch.setattr(lint, "main", fail)
    done = sandbox.call("lint")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "claimcheck: internal error: ZeroDivisionError: a \\u{1b}[2Jclumsy\\nbug "
        "(this is a bug; run again with --traceback)\n"
    )
    assert "test_command.py" in sandbox.call("lint", "--traceback").err
    assert "test_command.py" in sandbox.call("--traceback", "lint").err


def test_a_reader_that_leaves_is_no_error(loud: Sandbox) -> None:
    with subprocess.Popen(
        command("lint"), cwd=loud.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_at_once_and_quietly(loud: Sandbox, number: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        command("lint"), cwd=loud.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # What a shell starts in the background ignores interrupts, and so would this child of it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        # Once a line is there, the process waits for the pipe to be emptied.
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait(60) == status
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize("argv", ["lint", "lint --help", "baseline write", "rule --all"])
def test_a_closed_standard_output_is_status_2(sandbox: Sandbox, argv: str) -> None:
    line = f'exec "{sys.executable}" -m claimcheck {argv} >&-'
    done = subprocess.run(
        ["sh", "-c", line], cwd=sandbox.root, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"claimcheck: standard output is closed, so there is nowhere to print to\n"
    assert not (sandbox.root / "claimcheck-baseline.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_a_closed_standard_error_puts_no_complaint_into_the_output(sandbox: Sandbox) -> None:
    line = f'exec "{sys.executable}" -m claimcheck lint no-such-folder 2>&-'
    done = subprocess.run(
        ["sh", "-c", line], cwd=sandbox.root, env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is always full")
def test_a_full_disk_is_status_2(sandbox: Sandbox) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a file
        done = subprocess.run(
            command("lint", "-e"), cwd=sandbox.root, env=environment(), stdout=full, stderr=subprocess.PIPE,
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimcheck: the output cannot be written")


def test_equal_input_gives_equal_bytes_in_any_environment(loud: Sandbox) -> None:
    outputs = {
        run(loud.root, "lint", "--output-format", "json", "--show-notes", **env).stdout
        for env in (
            {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York", "PYTHONUTF8": "0"},
            {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "latin-1"},
        )
    }
    assert len(outputs) == 1
    assert "Takaichi" in outputs.pop().decode("utf-8")


def test_output_is_utf_8_in_any_locale(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "quote", {"exact": "高市早苗"})
    done = run(sandbox.root, "lint", "--select", "CC201", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "高市早苗" in done.stdout.decode("utf-8")
