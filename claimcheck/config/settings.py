"""A project's configuration: data, never code. Defaults, and what files and command line lay over them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.finding import Severity
from claimcheck.rules import RULES
from claimcheck.values.units import CONVERTIBLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.rule import Rule
    from claimcheck.values.wording.lexicon import Lexicon, OwnCues

RESERVED = frozenset({"CC001", "CC002", "CC003", "CC004", "CC005", "CC006"})
"""Codes that nothing switches off: a record that cannot be read or compared is never a matter of taste."""

Level = Literal["error", "warning", "info"]

FileIgnores = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns of record files, each with the codes or prefixes that do not count there."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project decides. Codes may be prefixes ("CC2"); paths are relative to the project's folder.

    `approximate` is the percentage by which "about" widens an amount; `units` maps a unit to
    {"factor": "1000", "of": "m"}; `rules` maps a rule's name to its options; `hedging` maps a kind of cue
    (`values.wording.kinds.KINDS`) to a project's own cues, and "ignore" to those that never count;
    `per_file_ignores` maps a pattern of record files, as in `exclude`, to the codes that do not count there.
    """

    claims: str = "claims"
    select: tuple[str, ...] = ("CC",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Level] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    registry: Literal["closed", "open"] = "closed"
    entity_types: tuple[str, ...] = ()
    approximate: int = 10
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hedging: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    as_of: str | None = None

    def selected(self) -> frozenset[str]:
        """Codes of the rules that run; the reserved ones always do."""
        wanted = (*self.select, *self.extend_select)
        return RESERVED | {
            code for code in RULES
            if any(code.startswith(p) for p in wanted) and not any(code.startswith(p) for p in self.ignore)
        }  # fmt: skip

    def levels(self) -> dict[str, Severity]:
        """The user's severities by code; a longer prefix outranks a shorter one."""
        levels = {}
        for prefix, level in sorted(self.severity.items(), key=lambda item: len(item[0])):
            levels.update({code: Severity(level) for code in RULES if code.startswith(prefix)})
        return {code: level for code, level in levels.items() if code not in RESERVED}

    def ignores(self) -> FileIgnores:
        """What does not count in some files, as (pattern, codes) pairs in the order of writing."""
        return tuple((pattern, tuple(codes)) for pattern, codes in self.per_file_ignores.items())

    def options_of(self, rule: type[Rule]) -> dict[str, Any]:
        """The options that the configuration gives a rule."""
        known = {option.name for option in fields(rule)}
        given = {key.replace("-", "_"): value for key, value in self.rules.get(rule.name, {}).items()}
        return {name: value for name, value in given.items() if name in known}

    def unit_factors(self) -> dict[str, tuple[Decimal, str]]:
        """Declared units: code -> (exact factor, unit it converts to)."""
        return {code: self._factor(code) for code in self.units}

    def _factor(self, code: str) -> tuple[Decimal, str]:
        """A declared unit down to the unit that amounts are compared in."""
        unit = self.units[code]
        factor, of = Decimal(unit.get("factor", "1")), unit.get("of", code)
        if of != code and of in self.units:
            further, base = self._factor(of)
        else:
            further, base = CONVERTIBLE.get(of, (Decimal(1), of))
        return factor * further, base

    def approximate_share(self) -> Decimal:
        """The share by which "about" widens an amount."""
        return Decimal(self.approximate) / 100

    def cues(self) -> OwnCues:
        """The project's own cues of hedging as (kind, cues) pairs, in the order in which they are written."""
        return tuple((kind, tuple(cues)) for kind, cues in self.hedging.items())

    def lexicon(self) -> Lexicon:
        """The cues by which wording is read: the shipped ones and the project's own."""
        # Imported here: most runs read no wording.
        from claimcheck.values.wording.lexicon import lexicon_with

        return lexicon_with(self.cues())
