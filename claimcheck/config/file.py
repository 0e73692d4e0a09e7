"""Configuration files: finding, reading and laying them over each other, saying what is wrong where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.config.check import first_fault
from claimcheck.config.place import Place, place_of, place_of_error
from claimcheck.config.settings import Config
from claimcheck.storage.escape import plain
from claimcheck.storage.files import read_inside
from claimcheck.storage.home import MAX_BYTES, Home, Sources, absolute, enclosing, home_of
from claimcheck.storage.reader import Unreadable
from claimcheck.storage.refusal import Refused
from claimcheck.storage.watch import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    _Read = dict[tuple[Path, str], str]

_IN_PYPROJECT = ("tool", "claimcheck")
_SHOWN = 120
# TOML's bare keys and anything else before the first "=": a file name with "=" in it is given with "./".
_SETTING = re.compile(r"\s*[\w\"'][\w\"'. -]*=")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's folder, its configuration, and where each setting comes from.

    `origins` maps a setting, "fail-on" or "rules.certainty-clash.distance", to a file's name or
    "command line"; a default is not in it. `sources` says what the settings were read from.
    """

    root: Path
    config: Config
    origins: Mapping[str, str]
    sources: Sources

    def laid(self, origin: str, changes: Mapping[str, Any]) -> Settings:
        """The settings with some fields of the configuration (names as in Config) replaced, and by whom."""
        origins = dict(self.origins)
        for name, value in changes.items():
            key, before = name.replace("_", "-"), getattr(self.config, name)
            if isinstance(value, dict):
                origins.update({f"{key}.{k}": origin for k, v in value.items() if before.get(k) != v})
            else:
                origins[key] = origin
        return replace(self, config=replace(self.config, **changes), origins=origins)


class _Layer(NamedTuple):
    """What one file, or one `--config key=value`, says."""

    origin: str
    data: Mapping[str, Any]


def project_of(start: Path, *, isolated: bool = False) -> Home:
    """The project's folder and its configuration file, as `storage.home.home_of` finds them.

    Raises:
        Refused: a pyproject.toml on the way cannot be read.
    """
    return home_of(start, lambda file: _speaks(file, {}), isolated=isolated)


def read_settings(
    start: Path, given: Sequence[str] = (), *, isolated: bool = False, environment: str | None = None
) -> Settings:
    """Find a project and read its configuration.

    Args:
        start: the absolute folder from which to look upwards.
        given: what `--config` said: at most one file, which replaces the one that is found, and
            "key=value" settings, laid over it in their order.
        isolated: read no file that is found.
        environment: a file named by the environment; `given` outranks it.

    Raises:
        Refused: a file cannot be read, or says something that is not understood.
    """
    files = [word for word in given if not _SETTING.match(word)]
    if "" in files:
        raise Refused("--config is empty; give a file, or a setting as key=value")
    if len(files) > 1 or (files and isolated):
        raise Refused(
            "--isolated reads no configuration file, so it does not go with --config FILE"
            if isolated
            else "--config takes one file; give further settings as key=value"
        )
    read: _Read = {}
    home = home_of(start, lambda file: _speaks(file, read), isolated=isolated)
    root, file = home
    named = files[0] if files else None if isolated else environment
    if named:
        file = absolute(Path(named).parent) / Path(named).name
    layers = _chain(file, root, read) if file is not None else []
    layers += [_setting(word) for word in given if word not in files]
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        origins.update(dict.fromkeys(_lay(merged, layer.data), layer.origin))
    fault = first_fault(merged)
    if fault is not None:  # each layer is sound: only units of several layers can be at odds
        raise Refused(f"the configuration as a whole: {fault.message}")
    return Settings(root, _config(merged), origins, Sources(home, file, read))


def _speaks(pyproject: Path, read: _Read) -> bool:
    """Whether a pyproject.toml has settings for claimcheck; what else it says is not ours to judge."""
    tool = _parsed(_text(pyproject.parent, pyproject.name, read), pyproject.name).get("tool")
    return isinstance(tool, dict) and "claimcheck" in tool


def _chain(file: Path, root: Path, read: _Read) -> list[_Layer]:
    """The layers of a file, those it extends first."""
    # A repository's configuration must not have files printed that lie outside of it.
    within = enclosing(file)
    layers: list[_Layer] = []
    seen: list[str] = []
    current = file.relative_to(within).as_posix()
    while current not in seen:
        seen.append(current)
        shown = _shown(within / current, root)
        text = _text(within, current, read)
        data = dict(_section(text, shown, current.rsplit("/", 1)[-1] == "pyproject.toml"))
        extended = data.pop("extend", None)
        layers.append(_Layer(shown, data))
        if extended is None:
            layers.reverse()
            return layers
        current = _beside(current, extended)
    raise Refused(f'{shown} extends a file that extends it again; take one "extend" out')


def _beside(current: str, extended: str) -> str:
    """A path relative to a file, as a path relative to the folder that both are in."""
    parts = current.split("/")[:-1]
    for part in extended.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _text(folder: Path, relative: str, read: _Read) -> str:
    try:
        data = read_inside(folder, relative, MAX_BYTES)
    except Unreadable as unreadable:
        raise Refused(f"the configuration cannot be read: {unreadable.message}") from unreadable
    read[folder, relative] = digest(data)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{relative} is not UTF-8 text; save it as UTF-8") from error


def _parsed(text: str, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        said, place = place_of_error(text, str(error))
        raise _refused(text, shown, place, f"this is not TOML: {said}") from error


def _section(text: str, shown: str, in_pyproject: bool) -> Mapping[str, Any]:
    """The settings that a file holds, checked."""
    table: Any = _parsed(text, shown)
    above = _IN_PYPROJECT if in_pyproject else ()
    for key in above:
        table = table.get(key, {}) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise _refused(text, shown, place_of(text, above), '"tool.claimcheck" should be a table')
    fault = first_fault(table)
    if fault is not None:
        raise _refused(text, shown, place_of(text, above + fault.path, fault.value), fault.message)
    return table


def _setting(word: str) -> _Layer:
    """A `--config key=value` as a layer."""
    try:
        data = tomllib.loads(word, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        said, _ = place_of_error(word, str(error))
        advice = "text needs quotation marks, as in --config 'fail-on = \"error\"'"
        raise Refused(f"--config {plain(word, limit=_SHOWN)}: this is not TOML: {said}; {advice}") from error
    if "extend" in data:
        raise Refused('--config "extend=…": give the file itself, with --config FILE')
    fault = first_fault(data)
    if fault is not None:
        raise Refused(f"--config {plain(word, limit=_SHOWN)}: {fault.message}")
    return _Layer("command line", data)


def _refused(text: str, shown: str, place: Place, message: str) -> Refused:
    """A refusal with the line and a caret under what is to blame."""
    line = text.split("\n")[place.line - 1]
    before, blamed = line[: place.column - 1], line[place.column - 1 : place.column - 1 + place.length]
    gutter = " " * len(str(place.line))
    carets = " " * len(plain(before)) + "^" * max(1, len(plain(blamed)))
    frame = f"{place.line} | {plain(line)}\n{gutter} | {carets}"
    return Refused(f"{shown}:{place.line}:{place.column}: {message}", frame)


def _shown(path: Path, root: Path) -> str:
    """A file's name for people: relative to the project where it lies in it."""
    inside = path.is_relative_to(root)
    return plain(path.relative_to(root).as_posix() if inside else str(path), limit=_SHOWN)


def _lay(below: dict[str, Any], over: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Lay settings over others: tables are joined key by key, all else is replaced; yields what was set."""
    for key, value in over.items():
        here = (*path, key)
        if isinstance(value, dict):
            yield from _lay(below.setdefault(key, {}), value, here)
        else:
            below[key] = value
            yield ".".join(here)


def _config(merged: Mapping[str, Any]) -> Config:
    values = {key.replace("-", "_"): _frozen(value) for key, value in merged.items()}
    if "units" in values:
        values["units"] = {
            code: {key: str(value) for key, value in unit.items()} for code, unit in merged["units"].items()
        }
    return Config(**values)


def _frozen(value: Any) -> Any:
    """Lists as tuples and decimals as floats, as Config and the options of rules hold them."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: _frozen(member) for key, member in value.items()}
    return float(value) if isinstance(value, Decimal) else value
