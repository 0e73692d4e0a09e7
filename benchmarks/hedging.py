"""Reads hedges in sentences that linguists marked, and scores what `claimcheck hedging` says of them.

usage: python benchmarks/hedging.py [--data FILE] [--explain]

A sentence counts as uncertain where the JSON line says another `hedging` than `stated`. The lexicon was tuned
on the first half of the file alone, so the second is the honest figure. `--explain` lists what a person has
to look at: each sentence of the first half on which the two disagree.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from installed import bare_environment, command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "hedging" / "wiki-sentences.jsonl"

Json = dict[str, Any]
Pairs = list[tuple[Json, Json]]


def main() -> int:
    """Score both halves and the whole; 0, or 1 when the command could not do it."""
    parser = argparse.ArgumentParser(description="Score claimcheck hedging on marked sentences.")
    parser.add_argument("--data", type=Path, default=DATA, help="the file of marked sentences")
    parser.add_argument("--explain", action="store_true", help="list what a person has to look at")
    args = parser.parse_args()
    if not args.data.is_file():
        print(
            "the marked sentences (../shared/data) are not here, so nothing is scored; --data names the file"
        )
        return 0
    marked: list[Json] = [json.loads(line) for line in args.data.read_text("utf-8").splitlines()]
    began = perf_counter()
    try:
        read = _read([row["text"] for row in marked])
    except subprocess.CalledProcessError as error:
        print(f"could not be read: exit status {error.returncode}\n{error.stderr}", file=sys.stderr)
        return 1
    took = perf_counter() - began
    pairs = list(zip(marked, read, strict=True))
    half = len(pairs) // 2
    for name, part in (("first half", pairs[:half]), ("second half", pairs[half:]), ("all", pairs)):
        print(_scored(name, part))
    print("\nrecall by type of marked cue: sentences found, and cues found by their words")
    for line in _by_type(pairs):
        print(line)
    print("\nprecision by kind of cue found: sentences with such a cue, and how many are marked uncertain")
    for line in _by_kind(pairs):
        print(line)
    print(f"\n{took / len(pairs) * 1e6:.0f} µs a sentence, start-up and output included")
    if args.explain:
        for line in _explained(pairs[:half]):
            print(line)
    return 0


def _read(sentences: Sequence[str]) -> list[Json]:
    """What the command says of the sentences."""
    told = subprocess.run(
        [*command(), "hedging", "--isolated", "-"],
        input="".join(sentence.replace("\n", " ") + "\n" for sentence in sentences),
        env=bare_environment(),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    return [json.loads(line) for line in told.split("\n") if line]


def _hedges(read: Json) -> bool:
    return bool(read["hedging"] != "stated")


def _scored(name: str, pairs: Pairs) -> str:
    right = sum(_hedges(read) and marked["uncertain"] for marked, read in pairs)
    found = sum(_hedges(read) for _, read in pairs)
    wanted = sum(marked["uncertain"] for marked, _ in pairs)
    precision, recall = right / found, right / wanted
    f1 = 2 * precision * recall / (precision + recall)
    return (
        f"{name:12} {len(pairs):6} sentences, {wanted:5} uncertain: "
        f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
    )


def _by_type(pairs: Pairs) -> Iterator[str]:
    sentences: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for marked, read in pairs:
        texts = [cue["text"].lower() for cue in read["cues"]]
        for kind in {kind for _, kind in marked["cues"]}:
            sentences[kind] += 1
            seen[kind] += _hedges(read)
        for text, kind in marked["cues"]:
            cues[kind] += 1
            found[kind] += any(text.lower() in ours or ours in text.lower() for ours in texts)
    for kind in sorted(sentences, key=lambda kind: -sentences[kind]):
        yield (
            f"  {kind.strip('_ '):30} {seen[kind]:4} of {sentences[kind]:4} sentences "
            f"({seen[kind] / sentences[kind]:.3f})  {found[kind]:4} of {cues[kind]:4} cues "
            f"({found[kind] / cues[kind]:.3f})"
        )


def _by_kind(pairs: Pairs) -> Iterator[str]:
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for marked, read in pairs:
        for kind in {cue["kind"] for cue in read["cues"]}:
            found[kind] += 1
            right[kind] += marked["uncertain"]
    for kind, number in found.most_common():
        yield f"  {kind:14} {number:5}  {right[kind]:5} ({right[kind] / number:.3f})"


def _explained(pairs: Pairs) -> Iterator[str]:
    for marked, read in pairs:
        if _hedges(read) != marked["uncertain"]:
            word = "not found" if marked["uncertain"] else "not marked"
            cues = [cue[0] for cue in marked["cues"]] or [cue["text"] for cue in read["cues"]]
            yield f"{word}: {', '.join(cues)} | {marked['text']}"


if __name__ == "__main__":
    sys.exit(main())
