"""Random edits of a small project, the same ones each time: what people do to claims, and worse."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = ("ishiba", "takaichi", "son", "trump", "takaichi-sanae")
ENTITIES: dict[str, dict[str, Any]] = {
    "ishiba": {"type": "person", "name": "Shigeru Ishiba"},
    "takaichi": {"type": "person", "name": "Sanae Takaichi"},
    "takaichi-sanae": {"type": "person", "name": "Takaichi Sanae", "same_as": ["takaichi"]},
    "son": {"type": "person", "name": "Masayoshi Son"},
    "sanae": {"type": "person", "name": "Sanae Takaichi"},
    "trump": {"type": "person", "name": "Donald Trump"},
    "police": {"type": "organisation", "name": "the police"},
    "softbank": {"type": "organisation", "name": "SoftBank"},
    "prime-minister": {"type": "office", "name": "prime minister", "of": "japan"},
    "governor": {"type": "office", "name": "governor", "holders": 2},
    "japan": {"type": "place", "name": "Japan"},
    "tokyo": {"type": "place", "name": "Tokyo", "within": "japan"},
    "gala": {"type": "event", "name": "the gala", "time": "2025-10-27"},
    "summit": {"type": "event", "name": "the summit"},
    "deal": {"type": "agreement", "name": "the deal"},
}
_DATES = tuple({"date": date} for date in ("2025-10-27", "2025-10-30", "2025-10", "1957"))
_SUMS = tuple({"amount": amount, "unit": "USD"} for amount in ("500e9", "550e9", "500000000001"))
_MATTERS: tuple[tuple[str, tuple[Any, ...], tuple[Any, ...]], ...] = (
    ("holds-office", (*PEOPLE, ["ishiba", "son"]), ("prime-minister", "governor")),
    ("attends", PEOPLE[2:4], ("gala", "summit")),
    ("meets", PEOPLE[2:4], PEOPLE[2:4]),
    ("born-on", (*PEOPLE[:2], "sanae"), _DATES),
    ("takes-place-on", ("gala", "summit"), _DATES),
    ("takes-place-at", ("gala",), ("tokyo", "japan")),
    ("has-status", ("deal",), ({"text": "signed"}, {"text": "cancelled"})),
    ("valued-at", ("softbank",), _SUMS),
    ("is-alive", ("son",), ({"boolean": True}, {"boolean": False})),
)
_WAYS: tuple[tuple[str, Any], ...] = (
    *(("hedging", word) for word in ("stated", "confirmed", "rumored", "likely", "reportedly", "disputed")),
    *(("time", time) for time in ("2024/2026", "2024-10-01/2025-10-21", "2025-09-21/2026", "2025", "2030")),
    *(("quote", {"exact": words}) for words in ("Son comes", "Nobody comes", "gala")),
    *(("subject_as", words) for words in ("President Trump", "Prime Minister Ishiba", "Mr Son")),
    *(("modality", word) for word in ("planned", "predicted", "opinion")),
    *(("relative", word) for word in ("before", "after")),
    *(("cites", [article]) for article in ("a1", "a2", "nowhere")),
    *(("supersedes", [claim]) for claim in ("a1/1", "a2/2", "a9/9")),
    ("polarity", "negated"), ("event", "gala"), ("retracted", True), ("note", "checked"),
    ("scope", {"role": "guest"}), ("attribution", {"evidence": "inferred"}), ("subject", "nobody"),
)  # fmt: skip
_CALM_WAYS = tuple(way for way in _WAYS if way[0] not in ("cites", "supersedes", "subject"))
_TEXTS = (
    "Son comes to the gala. Trump is said to come.",
    "Son comes. Son comes again to the gala.",
    "Nobody.",
)


class Project:
    """A project that is edited at random; `files` is what it consists of, `marks` what waivers may name.

    Args:
        seed: which course it takes. Of four in a row two list a title, and two are calm: what makes a run
            look at the whole project anyway, and stays, seldom happens in them.
    """

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._calm = seed // 2 % 2 == 0
        self._articles: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, str] = {}
        self._entities = copy.deepcopy(ENTITIES)
        self._extra: dict[str, str] = {}
        self._indent = 1
        self.marks: list[str] = []
        if seed % 2:
            self._entities["prime-minister"]["titles"] = ["Prime Minister"]
        for _ in range(6):
            self._add_article()

    def files(self) -> dict[str, str]:
        """Path -> content."""
        made = {
            f"claims/{name}.json": json.dumps(file, indent=self._indent)
            for name, file in self._articles.items()
        }
        made["claims/vocabulary.json"] = json.dumps({"entities": self._entities})
        return made | {f"seeds/{name}.txt": text for name, text in self._texts.items()} | self._extra

    def edit(self) -> str:
        """Do one thing; returns what."""
        often: tuple[Callable[[], None], ...] = (
            self._change_claim, self._change_claim, self._change_claim, self._change_claim, self._add_claim,
            self._drop_claim, self._move_claim, self._change_article, self._change_text, self._reformat,
            self._add_article, self._drop_article, self._waive,
        )  # fmt: skip
        seldom = (self._change_vocabulary, self._configure, self._break, self._repeat_id, self._add_lines)
        act = self._chance.choice(seldom if self._chance.random() < (0.02 if self._calm else 0.1) else often)
        act()
        return act.__name__

    def _claim(self, article: str) -> dict[str, Any]:
        predicate, subjects, objects = self._chance.choice(_MATTERS)
        return {
            "id": f"{article}/{self._chance.randrange(1, 30)}", "subject": self._chance.choice(subjects),
            "predicate": predicate, "object": self._chance.choice(objects), "hedging": "stated",
            **dict(self._chance.choice(self._ways()) for _ in range(self._chance.randrange(3))),
        }  # fmt: skip

    def _ways(self) -> tuple[tuple[str, Any], ...]:
        return _WAYS if not self._calm or self._chance.random() < 0.1 else _CALM_WAYS

    def _some(self) -> str:
        if not self._articles:
            self._add_article()
        return self._chance.choice(sorted(self._articles))

    def _add_article(self) -> None:
        name = f"a{self._chance.randrange(1, 10)}"
        if name not in self._articles:
            self._articles[name] = {"article": {"id": name}, "claims": []}
            for _ in range(self._chance.randrange(1, 5)):
                self._add_claim(name)

    def _drop_article(self) -> None:
        del self._articles[self._some()]

    def _add_claim(self, name: str = "") -> None:
        name = name or self._some()
        claims, made = self._articles[name]["claims"], self._claim(name)
        if made["id"] not in {claim["id"] for claim in claims}:
            claims.insert(self._chance.randrange(len(claims) + 1), made)

    def _drop_claim(self) -> None:
        if claims := self._articles[self._some()]["claims"]:
            claims.pop(self._chance.randrange(len(claims)))

    def _move_claim(self) -> None:
        if claims := self._articles[self._some()]["claims"]:
            self._articles[self._some()]["claims"].append(claims.pop())

    def _change_claim(self) -> None:
        if claims := self._articles[self._some()]["claims"]:
            claim = self._chance.choice(claims)
            key, value = self._chance.choice(self._ways())
            if self._chance.random() < 0.3 and key != "hedging":
                claim.pop(key, None)
                claim.setdefault("subject", "son")
            else:
                claim[key] = value

    def _repeat_id(self) -> None:
        name = self._some()
        self._articles[name]["claims"].append(self._claim(self._some()))

    def _change_article(self) -> None:
        record = self._articles[self._some()]["article"]
        ways: tuple[tuple[str, Any], ...] = (
            ("published", self._chance.choice(("2025-10-20", "2025-11", "2026"))),
            ("published_basis", self._chance.choice(("printed", "inferred"))), ("text", "seeds/t1.txt"),
            ("text", f"seeds/t{self._chance.randrange(3)}.txt"), ("cites", ["a1"]), ("title", "News"),
            ("cites", [f"a{self._chance.randrange(1, 10)}"]), ("origin", "reuters"),
            ("id", f"a{self._chance.randrange(1, 10 if self._chance.random() < 0.2 else 1000)}"),
        )  # fmt: skip
        key, value = self._chance.choice(ways)
        if key != "id" and self._chance.random() < 0.2:
            record.pop(key, None)
        else:
            record[key] = value

    def _change_text(self) -> None:
        name = f"t{self._chance.randrange(3)}"
        if self._chance.random() < 0.15:
            self._texts.pop(name, None)
        else:
            self._texts[name] = self._chance.choice(_TEXTS)

    def _reformat(self) -> None:
        name = self._some()
        file = self._articles[name]
        self._articles[name] = dict(reversed(file.items())) if self._chance.random() < 0.5 else file
        for claim in file["claims"]:
            claim.setdefault("tags", [])
            claim["tags"] = ["x"] * self._chance.randrange(3)

    def _change_vocabulary(self) -> None:
        person = self._entities["son"]
        person["name"] = self._chance.choice(("Masayoshi Son", "Mr Son"))
        self._entities["summit"]["time"] = self._chance.choice(("2025-10-29", "2026"))

    def _configure(self) -> None:
        choice = self._chance.choice(('ignore = ["CC3"]', "approximate = 20", 'registry = "open"', ""))
        self._extra["claimcheck.toml"] = choice

    def _waive(self) -> None:
        """Decide about some finding: waivers are record files of no article, so all is judged again."""
        if not self._calm or self._chance.random() < 0.1:
            marks = self._chance.sample(self.marks, min(2, len(self.marks)))
            written = [
                {
                    "finding": mark,
                    "kind": "todo",
                    "reason": "later",
                    "until": self._chance.choice((None, "2030-01-01")),
                }
                for mark in (*marks, "0123456789abcdef")
            ]
            self._extra["claims/waivers.json"] = json.dumps({"waivers": written})

    def _break(self) -> None:
        if self._extra.pop("claims/z.json", None) is None:
            self._extra["claims/z.json"] = self._chance.choice(
                ("{", "[]", '{"article": {"id": ""}, "claims": []}')
            )

    def _add_lines(self) -> None:
        if self._extra.pop("claims/z.jsonl", None) is None:
            self._extra["claims/z.jsonl"] = json.dumps({**self._claim("z"), "article": "a1"}) + "\n"
