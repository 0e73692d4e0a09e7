"""However a file is laid out, repairs change the bytes of what is wrong in it, and no other byte."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project
from claimcheck.repair.rewriting import Rewriter
from claimcheck.storage.escape import inert_json
from claimcheck.values.digest import sha256_of

from .drafts import LAW

TEXT = (
    "Mr Son is “not expected” to attend — aides said — the gala in Tokyo.\n"
    "The organisers’ list\u00a0… is long, and SoftBank\u2019s\u200b own is “longer”.\n"
)
DIGEST = sha256_of(TEXT)
OTHERS = project_files(Example(""), {})
ORDER = ["id", "subject", "predicate", "object", "hedging"]
TITLE = "Am Büffet"
"""A text that tells whether a file is in ASCII alone, by escapes."""


class Slip(NamedTuple):
    """A text as it was written, and as it should be."""

    written: str
    meant: str


class Gone(NamedTuple):
    """A value that should not be there."""

    value: Any


class Missing(NamedTuple):
    """A text that should be there."""

    meant: str


SUBJECTS = st.sampled_from(
    ["son", "trump", Slip("Masayoshi Son", "son"), Slip("SON", "son"), Slip("masayoshi_son", "son"),
     Slip("高市早苗", "takaichi"), Slip("Ｄonald  Trump", "trump")]
)  # fmt: skip
QUOTES = st.sampled_from(
    [
        {"exact": "attend — aides"},
        {"exact": "Mr Son […] to attend"},
        {"exact": Slip('is "not expected" to', "is “not expected” to")},
        {"exact": Slip("Tokyo. The organisers' list ... is", "Tokyo.\nThe organisers’ list\u00a0… is")},
        {"exact": "aides said", "prefix": Slip("attend - ", "attend — "), "suffix": Slip(" - the", " — the")},
        {"exact": "own is", "prefix": Slip("SoftBank's", "SoftBank’s\u200b"), "suffix": Slip(' "', " “")},
    ]
)
CLAIMS = st.fixed_dictionaries(
    {
        "subject": SUBJECTS | st.lists(SUBJECTS, min_size=1, max_size=2),
        "predicate": st.sampled_from(["attends", Slip("Attends", "attends")]),
        "object": st.sampled_from(["gala", Slip("The Tokyo Gala", "gala"), Slip("g.a.l.a", "gala")]),
        "hedging": st.just("stated"),
    },
    optional={
        "place": st.sampled_from(["tokyo", Slip("Tokyo", "tokyo")]),
        "attribution": st.sampled_from([{"speaker": Slip("SoftBank", "softbank")}, {"source": "an “aide”"}]),
        "quote": QUOTES | st.lists(QUOTES, min_size=1, max_size=2),
        "likelihood": st.just([1e1, 20.50]),
    },
)
DIGESTS = st.sampled_from(
    [DIGEST, DIGEST.upper(), Missing(DIGEST), Slip(sha256_of(TEXT.replace("\n", "\r\n")), DIGEST)]
)


class Writer:
    """Writes JSON at random: the pieces of a file, each as it is written and as it should be."""

    def __init__(self, draw: st.DrawFn, spaces: list[str]) -> None:
        self._draw = draw
        self._spaces = st.sampled_from(spaces)
        self._ascii_only = draw(st.booleans())
        self.pieces: list[tuple[str, str | Slip]] = []

    def put(self, text: str, meant: str | Slip | None = None) -> None:
        self.pieces.append((text, text if meant is None else meant))

    def value(self, value: Any) -> None:
        if isinstance(value, Slip):
            self.put(self.text(value.written), value)
        elif isinstance(value, str):
            self.put(self.text(value))
        elif isinstance(value, dict):
            self.members(value)
        elif isinstance(value, list):
            self.elements(value)
        else:
            self.put(json.dumps(value))

    def text(self, text: str) -> str:
        escapes = self._ascii_only or (text != TITLE and self._draw(st.booleans()))
        return json.dumps(text, ensure_ascii=escapes)

    def space(self) -> str:
        return self._draw(self._spaces)

    def members(self, value: dict[str, Any]) -> None:
        missing = {key: text for key, text in value.items() if isinstance(text, Missing)}
        keys = self._draw(st.permutations([key for key in value if key not in missing]))
        self.put("{" + self.space())
        partings: list[str] = []
        colons: dict[str, str] = {}
        ends: dict[str, int] = {}
        for key in keys:
            if colons:
                partings.append(f"{self.space()},{self.space()}")
                self.put(partings[-1])
            colons[key] = f"{self.space()}:{self.space()}"
            self.put(self.text(key) + colons[key])
            self.value(value[key])
            ends[key] = len(self.pieces)
        for key, text in missing.items():
            parting = partings[max(0, keys.index("text") - 1)]
            self.pieces.insert(
                ends["text"], ("", Slip("", "\0".join((parting, key, colons["text"], text.meant))))
            )
        self.put(self.space() + "}")

    def elements(self, value: list[Any]) -> None:
        gone = [isinstance(element, Gone) for element in value]
        kept = [number for number, taken in enumerate(gone) if not taken]
        self.put("[" + self.space())
        for number, element in enumerate(value):
            if number:
                taken = (gone[number - 1] and kept[-1] >= number) or kept[-1] < number
                parting = f"{self.space()},{self.space()}"
                self.put(parting, "" if taken else None)
            if gone[number]:
                first = len(self.pieces)
                self.value(element.value)
                self.pieces[first:] = [(written, "") for written, _ in self.pieces[first:]]
            else:
                self.value(element)
        self.put(self.space() + "]")

    def files(self) -> tuple[bytes, bytes]:
        """The file as it is written, and as it should be."""
        written = "".join(text for text, _ in self.pieces).encode()

        def quoted(text: str) -> str:
            return inert_json(json.dumps(text, ensure_ascii=self._ascii_only))

        def meant(piece: str | Slip) -> str:
            if isinstance(piece, str):
                return piece
            if "\0" in piece.meant:
                parting, key, colon, text = piece.meant.split("\0")
                return parting + quoted(key) + colon + quoted(text)
            return quoted(piece.meant)

        return written, "".join(meant(piece) for _, piece in self.pieces).encode()


@st.composite
def _files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A claim file as it is written, and as it should be."""
    claims: list[Any] = []
    for number, claim in enumerate(draw(st.lists(CLAIMS, max_size=4))):
        alone = {**claim, "note": str(number)}
        claims.append({"id": f"a/{number}", **alone})
        for again in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            claims.append(Gone({"id": f"a/{number}-{again}", **alone}))
    article = {"id": "a", "title": TITLE, "text": "seeds/a.txt", "sha256": draw(DIGESTS)}
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = Writer(
        draw, draw(st.sampled_from([[" ", ""], [end, end + "  "], ["", " ", "\t", end, end + "\t"]]))
    )
    writer.put(writer.space())
    writer.value({"article": article, "claims": claims})
    writer.put(writer.space())
    return writer.files()


@LAW
@given(_files())
def test_repairs_change_what_is_wrong_and_no_other_byte(files: tuple[bytes, bytes]) -> None:
    written, meant = files
    with TemporaryDirectory() as folder:
        project = laid_out(Path(folder), written)
        fix(project)
        assert (project.root / "claims/a.json").read_bytes() == meant
        assert not fix(project)
        codes = {told.finding.code for told in project.lint().findings}
        assert not codes & {"CC001", "CC002", "CC004", "CC108"}
        vocabulary = (project.root / "claims/vocabulary.json").read_bytes()
        assert vocabulary == OTHERS["claims/vocabulary.json"].encode()


def laid_out(root: Path, written: bytes) -> Project:
    """A project with a claim file."""
    for path, content in {**OTHERS, "claims/a.json": written.decode(), "seeds/a.txt": TEXT}.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content.encode())
    return Project(root, Config())


def fix(project: Project, *, unsafe: bool = False) -> dict[str, Any]:
    """Repair a project; what was made in which files."""
    reading = project.reading()
    rewriter = Rewriter(project, reading, reading.files, unsafe=unsafe, engine="local")
    _, done = rewriter.written(project.lint(), project.lint)
    assert not done.left
    return done.files


@LAW
@given(_files())
def test_unsafe_repairs_move_keys_and_change_nothing_else(files: tuple[bytes, bytes]) -> None:
    written, meant = files
    with TemporaryDirectory() as folder:
        project = laid_out(Path(folder), written)
        fix(project, unsafe=True)
        after = (project.root / "claims/a.json").read_bytes()
        assert json.loads(after) == json.loads(meant)
        assert sorted(after) == sorted(meant)
        value = json.loads(after)
        assert [*value] == ["article", "claims"]
        assert [*value["article"]] == ["id", "title", "text", "sha256"]
        assert all([*claim][:5] == ORDER for claim in value["claims"])
        assert not fix(project, unsafe=True)
