"""Discovery, safe opening, whole writing."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.storage import files
from claimcheck.storage.files import discover, read_inside, write_atomic
from claimcheck.storage.reader import Unreadable

LIMIT = 1000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "claims" / "deep").mkdir(parents=True)
    (root / "claims" / "a.json").write_bytes(b"[1]\r\n")
    (root / "claims" / "deep" / "b.json").write_bytes(b"[2]")
    (tmp_path / "secret.json").write_bytes(b'"secret"')
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.json").write_bytes(b'"secret"')
    return root


@pytest.fixture(params=["by descriptor", "resolved"])
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, str], bytes]:
    """read_inside, once as on POSIX and once as on systems that cannot open relative to a folder."""
    if request.param == "by descriptor" and not files._WALKS_BY_DESCRIPTOR:
        pytest.skip("this system cannot open relative to a folder")
    monkeypatch.setattr(files, "_WALKS_BY_DESCRIPTOR", request.param == "by descriptor")
    return lambda root, relative: read_inside(root, relative, LIMIT)


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"[]")


def test_record_files_are_found_by_their_names_and_sorted_by_code_point(tmp_path: Path) -> None:
    records = [
        *("a.json", "a/z.jsonl", "a/b/c.ndjson", "B.JSON", "x.json.gz", "x.jsonl.gz", "x.ndjson.gz"),
        *(
            "y.json.zst",
            "y.jsonl.zst",
            "y.ndjson.zst",
            "y.parquet",
            "é.json",
            "😀.json",
            "\uffee.json",
            "a b#.json",
        ),
    ]
    others = [
        "notes.txt",
        "json",
        "a.json.bak",
        "a.json~",
        "x.gz",
        ".hidden.json",
        ".git/a.json",
        "a/.b/c.json",
    ]
    for name in records + others:
        touch(tmp_path / "claims" / name)
    touch(tmp_path / "claims" / ".claimcheck_cache" / "1" / "a.json")
    touch(tmp_path / "seeds" / "not-a-record.json")
    (tmp_path / "claims" / "folder.json").mkdir()
    assert discover(tmp_path) == sorted(f"claims/{name}" for name in records)
    assert discover(tmp_path)[0] == "claims/B.JSON"
    assert discover(tmp_path, "claims/a") == ["claims/a/b/c.ndjson", "claims/a/z.jsonl"]


def test_a_project_without_the_folder_has_no_record_files(tmp_path: Path) -> None:
    assert discover(tmp_path) == []
    touch(tmp_path / "claims")
    assert discover(tmp_path) == []


def test_links_to_folders_and_to_record_files_are_listed_and_neither_followed_nor_read(project: Path) -> None:
    (project / "claims" / "more").symlink_to(project.parent / "outside")
    (project / "claims" / "loop").symlink_to(project / "claims")
    (project / "claims" / "link.json").symlink_to(project.parent / "secret.json")
    (project / "claims" / "notes.txt").symlink_to(project.parent / "secret.json")
    (project / "claims" / "nowhere").symlink_to(project / "gone")
    (project / "claims" / "ring").symlink_to(project / "claims" / "ring")
    links = ["claims/link.json", "claims/loop", "claims/more"]
    assert discover(project) == ["claims/a.json", "claims/deep/b.json", *links, "claims/ring"]
    for link in links:
        with pytest.raises(Unreadable, match=f"{link} is a symbolic link"):
            read_inside(project, link, LIMIT)
    with pytest.raises(Unreadable, match="put the folder itself there"):
        read_inside(project, "claims/more", LIMIT)


@pytest.mark.parametrize("folder", ["linked", "linked/deep"])
def test_a_folder_of_records_that_is_a_link_is_said_to_be_one(project: Path, folder: str) -> None:
    (project / "linked").symlink_to(project / "claims")
    with pytest.raises(Unreadable, match=r"^linked is a symbolic link, .*; put the folder itself there\.$"):
        discover(project, folder)


def test_a_folder_outside_the_root_is_refused(project: Path) -> None:
    with pytest.raises(Unreadable, match=r'has "\.\." in it'):
        discover(project, "../outside")


def test_a_folder_that_cannot_be_listed_is_said_and_not_skipped(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refusing(path: Path, flags: int) -> int:
        if path.name == "deep":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(Unreadable, match="claims/deep cannot be listed"):
        discover(project)


def test_a_file_inside_is_read_byte_for_byte(project: Path, read: Callable[[Path, str], bytes]) -> None:
    assert read(project, "claims/a.json") == b"[1]\r\n"
    assert read(project, "claims/deep/b.json") == b"[2]"


def test_the_root_itself_may_be_reached_over_a_link(
    project: Path, read: Callable[[Path, str], bytes]
) -> None:
    (project.parent / "shortcut").symlink_to(project)
    assert read(project.parent / "shortcut", "claims/a.json") == b"[1]\r\n"


@pytest.mark.parametrize(
    ("relative", "words"),
    [
        ("/etc/passwd", "is absolute"),
        ("../secret.json", r'has "\.\."'),
        ("claims/../../secret.json", r'has "\.\."'),
        ("claims/../claims/a.json", r'has "\.\."'),
        ("claims//a.json", "not a plain path"),
        ("./claims/a.json", "not a plain path"),
        ("claims\\a.json", "not a plain path"),
        ("claims/a.json\0", "not a plain path"),
        ("claims/\ud800.json", "not a plain path"),
        ("claims/", "not a plain path"),
        ("", "not a plain path"),
        ("claims/none.json", "There is no file claims/none.json"),
        ("none/a.json", "There is no file"),
        ("claims/a.json/b", "There is no file"),
        ("claims/" + "n" * 5000, "cannot be read"),
        ("claims/deep", "is a folder"),
    ],
)
def test_a_path_that_is_no_file_inside_is_refused(
    project: Path, read: Callable[[Path, str], bytes], relative: str, words: str
) -> None:
    with pytest.raises(Unreadable, match=words):
        read(project, relative)


@pytest.mark.parametrize(
    ("link", "target", "relative"),
    [
        ("claims/l.json", "../secret.json", "claims/l.json"),
        ("claims/l.json", "claims/a.json", "claims/l.json"),
        ("claims/l.json", "claims/nothing", "claims/l.json"),
        ("claims/l.json", "claims/l.json", "claims/l.json"),
        ("claims/up", "../outside", "claims/up/secret.json"),
        ("claims/same", "claims/deep", "claims/same/b.json"),
        ("top", "claims", "top/deep/b.json"),
    ],
)
def test_no_link_below_the_root_is_followed_wherever_it_leads(
    project: Path, read: Callable[[Path, str], bytes], link: str, target: str, relative: str
) -> None:
    (project / link).symlink_to(project / target)
    with pytest.raises(Unreadable, match=f"{link} is a symbolic link"):
        read(project, relative)


def test_a_name_that_would_act_on_a_terminal_is_shown_escaped(project: Path) -> None:
    with pytest.raises(Unreadable, match=r"\\u\{1b\}\[31m"):
        read_inside(project, "claims/\x1b[31m.json", LIMIT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_or_a_socket_is_refused_without_waiting(
    project: Path, read: Callable[[Path, str], bytes]
) -> None:
    os.mkfifo(project / "claims" / "pipe.json")
    with pytest.raises(Unreadable, match="not a regular file"):
        read(project, "claims/pipe.json")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as patch:
        patch.chdir(project / "claims")  # a socket's path is short by law
        listening.bind("socket.json")
        with pytest.raises(Unreadable, match=r"socket"):
            read(project, "claims/socket.json")


def test_a_file_is_read_to_the_limit_and_refused_beyond(
    project: Path, read: Callable[[Path, str], bytes]
) -> None:
    (project / "claims" / "a.json").write_bytes(b"x" * LIMIT)
    assert len(read(project, "claims/a.json")) == LIMIT
    (project / "claims" / "a.json").write_bytes(b"x" * (LIMIT + 1))
    with pytest.raises(Unreadable, match="larger than 1000 bytes"):
        read(project, "claims/a.json")


def test_a_file_that_grows_while_it_is_read_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fstat = os.fstat

    def then_growing(descriptor: int) -> os.stat_result:
        status = fstat(descriptor)
        with (project / "claims" / "a.json").open("ab") as file:
            file.write(b"more")
        return status

    monkeypatch.setattr(os, "fstat", then_growing)
    with pytest.raises(Unreadable, match="changed while"):
        read_inside(project, "claims/a.json", LIMIT)


def test_a_file_that_may_not_be_read_is_said_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "_open_by_descriptor", refusing)
    monkeypatch.setattr(files, "_open_resolved", refusing)
    with pytest.raises(Unreadable, match="not permitted"):
        read_inside(project, "claims/a.json", LIMIT)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts descriptors as Linux lists them")
def test_no_descriptor_is_left_open(project: Path) -> None:
    (project / "claims" / "up").symlink_to(project)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a Path would open one more while counting
    for relative in (
        "claims/a.json",
        "claims/deep",
        "claims/up/claims/a.json",
        "claims/none.json",
        "none/a/b",
    ):
        try:
            read_inside(project, relative, LIMIT)
        except Unreadable:
            continue
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - as above


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_atomic(tmp_path / "new.json", b"[1]\r\n")
    assert (tmp_path / "new.json").read_bytes() == b"[1]\r\n"
    assert (tmp_path / "new.json").stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "usual"]


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b"a long old content")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failed_write_leaves_the_old_content_and_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b"old")

    def failing(*_: object) -> None:
        raise failure

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", failing)
    else:
        monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(type(failure)):
        write_atomic(path, b"new")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("old.json", b"old")]


def test_neither_a_link_nor_a_folder_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    (tmp_path / "folder").mkdir()
    for name in ("link", "folder"):
        with pytest.raises(FileExistsError, match="Not a regular file"):
            write_atomic(tmp_path / name, b"new")
    assert (tmp_path / "precious").read_bytes() == b"old"
    assert (tmp_path / "link").is_symlink()
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "none" / "a.json", b"")
