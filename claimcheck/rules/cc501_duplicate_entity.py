"""CC501: two ids look like one entity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from claimcheck.example import Example
from claimcheck.families.resembling import Named, sounding_alike, spelt_alike
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import Registry, RegistryRule
from claimcheck.values.listing import listed


def _people(**written: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {key: {"type": "person", **record} for key, record in written.items()}


class DuplicateEntity(RegistryRule):
    """Two ids look like one person, body or thing: same kind, same name.

    Names and aliases are compared without regard to case, accents (also spelt out: "Mueller"), punctuation,
    titles before a person's name, old forms of Japanese characters, "and" and the legal form in the name of a
    company; a person's two names may stand in either order. A single word counts
    only where it is the `name` of both: many people share the alias "Abe". Names in Cyrillic, Greek, Arabic,
    kana and Hangul are compared with names in Latin letters by their sound, where neither id has a name in
    the script of the other; nothing in Han (高市早苗) says how it is read. Ids are never merged.

    Two are held to be different where the records say so: `distinct_from`, other years of birth, other ids in
    one registry (`same_as`), another country of an office (`of`), another place around a place (`within`),
    another time or place of an event.

    ## Why it matters
    What is said of the one id is never compared with what is said of the other, so contradictions between
    them stay unseen.

    ## What to do
    If they are one, write `"same_as": ["the-other-id"]` in one of them, or use one id everywhere. If not,
    write `"distinct_from": ["the-other-id"]`.
    """

    code = "CC501"
    name = "duplicate-entity"
    question = "two ids seem to be one person or thing"
    severity = Severity.WARNING

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """One problem for each set of ids that look alike."""
        known = registry.vocabulary
        alike: dict[str, set[str]] = {}
        named: dict[str, Named] = {}
        for a, b in chain(spelt_alike(known), sounding_alike(known)):
            one, other = (known.canonical.get(n.entity.id, n.entity.id) for n in (a, b))
            alike.setdefault(one, {one}).add(other)
            alike.setdefault(other, {other}).add(one)
            named.setdefault(one, a)
            named.setdefault(other, b)
        done: set[str] = set()
        for start in sorted(alike):
            if start not in done:
                together = _reached(start, alike)
                done |= together
                yield _problem([named[key] for key in sorted(together)], sorted(together))

    valid = (
        Example(
            "a surname that several share as an alias",
            entities=_people(
                a={"name": "Shinzo Abe", "aliases": ["Abe"]},
                b={"name": "Akie Abe", "aliases": ["Abe"]},
            ),
        ),
        Example("father and son", entities=_people(a={"name": "Donald Trump Jr."})),
        Example(
            "two companies of one trade",
            entities={
                "a": {"type": "organisation", "name": "Nippon Steel"},
                "b": {"type": "organisation", "name": "US Steel"},
            },
        ),
        Example(
            "recorded as different",
            entities=_people(
                a={"name": "Scott Kelly"},
                b={"name": "Scott Kelly", "distinct_from": ["a"]},
            ),
        ),
        Example(
            "recorded as the same",
            entities=_people(
                a={"name": "Scott Kelly"},
                b={"name": "Scott Kelly", "same_as": ["a"]},
            ),
        ),
        Example(
            "namesakes: claims give other years of birth",
            (
                {"subject": "one", "predicate": "born-on", "object": {"date": "1949"}},
                {
                    "subject": "other",
                    "predicate": "born-on",
                    "object": {"date": "1984-05-07"},
                    "article": "b",
                },
            ),
            entities=_people(one={"name": "Alex Smith"}, other={"name": "Alex Smith"}),
        ),
        Example(
            "other ids in one registry",
            entities=_people(
                a={"name": "Alex Smith", "same_as": ["wikidata:Q1"]},
                b={"name": "Alex Smith", "same_as": ["wikidata:Q2"]},
            ),
        ),
        Example(
            "different kinds",
            entities={
                "a": {"type": "person", "name": "Jordan"},
                "b": {"type": "place", "name": "Jordan"},
            },
        ),
        Example(
            "one office in two countries",
            entities={
                "pm-jp": {"type": "office", "name": "prime minister", "of": "japan"},
                "pm-us": {"type": "office", "name": "prime minister", "of": "united-states"},
            },
        ),
        Example(
            "one name of two places",
            entities={
                "paris-tx": {"type": "place", "name": "Paris", "within": "united-states"},
                "paris-jp": {"type": "place", "name": "Paris", "within": "japan"},
            },
        ),
        Example(
            "a yearly summit",
            entities={
                "s24": {"type": "event", "name": "the G7 summit", "time": "2024-06"},
                "s25": {"type": "event", "name": "the G7 summit", "time": "2025-06"},
            },
        ),
        Example(
            "numbers differ",
            entities=_people(
                a={"name": "Aiko Almeida 1700"},
                b={"name": "Aiko Almeida 17001"},
            ),
        ),
        Example(
            "other scripts: son and father, and two that share a family name",
            entities=_people(
                a={"name": "김정은"},
                b={"name": "Kim Jong Il"},
                c={"name": "Иван Петров"},
                d={"name": "Ivan Petrov Jr."},
                e={"name": "Pavel Petrov"},
            ),
        ),
        Example(
            "other scripts: the consonants of Mohammed and Mahmoud, Hassan and Hussein are the same",
            entities=_people(
                a={"name": "محمد حسن علي"},
                b={"name": "Mohammed Hussein Ali"},
                c={"name": "خالد محمد"},
                d={"name": "Khalid Mahmoud"},
            ),
        ),
        Example(
            "other scripts: each has a name in the other's script, which is another",
            entities=_people(
                a={"name": "김종운"},
                b={"name": "Kim Jong Un", "aliases": ["김정은"]},
            ),
        ),
        Example(
            "other scripts: claims give other years of birth",
            (
                {"subject": "one", "predicate": "born-on", "object": {"date": "1949"}},
                {"subject": "other", "predicate": "born-on", "object": {"date": "1984"}, "article": "b"},
            ),
            entities=_people(one={"name": "Сергей Иванов"}, other={"name": "Sergei Ivanov"}),
        ),
        Example(
            "other scripts: recorded as different",
            entities=_people(
                one={"name": "Сергей Иванов"}, other={"name": "Sergey Ivanov", "distinct_from": ["one"]}
            ),
        ),
        Example(
            "a middle initial more, and another number of a pope",
            entities=_people(
                a={"name": "George W. Bush"},
                b={"name": "George H. W. Bush"},
                c={"name": "John Paul I"},
                d={"name": "John Paul II"},
            ),
        ),
        Example(
            "names made of first names stand either way round",
            entities=_people(
                a={"name": "James Thomas"},
                b={"name": "Thomas James"},
                c={"name": "James Brown"},
                d={"name": "Thomas Miller"},
            ),
        ),
    )
    invalid = (
        Example(
            "the same name",
            entities=_people(
                a={"name": "Kevin Maher"},
                b={"name": "Kevin Maher"},
            ),
            severity="warning",
        ),
        Example("an alias in Japanese is the other's name", entities=_people(b={"name": "高市早苗"})),
        Example("another form of one character", entities=_people(b={"name": "髙市早苗"})),
        Example("family name first", entities=_people(b={"name": "Takaichi Sanae"})),
        Example("Cyrillic", entities=_people(a={"name": "Владимир Путин"}, b={"name": "Vladimir Putin"})),
        Example(
            "Cyrillic, by two usual spellings, with a title",
            entities=_people(
                a={"name": "Володимир Зеленський"},
                b={"name": "Mr Volodymyr Zelenskyy"},
            ),
        ),
        Example("Greek", entities=_people(a={"name": "Αλέξης Τσίπρας"}, b={"name": "Alexis Tsipras"})),
        Example("Arabic", entities=_people(a={"name": "محمد بن سلمان"}, b={"name": "Mohammed bin Salman"})),
        Example("kana, which parts no words", entities=_people(b={"name": "いしばしげる"})),
        Example("Hangul", entities=_people(a={"name": "윤석열"}, b={"name": "Yoon Suk-yeol"})),
        Example(
            "a company in Cyrillic",
            entities={
                "a": {"type": "organisation", "name": "Газпром"},
                "b": {"type": "organisation", "name": "Gazprom Co."},
            },
        ),
        Example("a title before the name", entities=_people(b={"name": "Prime Minister Shigeru Ishiba"})),
        Example(
            "accents, points and case",
            entities=_people(
                a={"name": "J. D. Vance", "aliases": ["Sinéad O’Connor"]},
                b={"name": "JD VANCE"},
                c={"name": "sinead oconnor"},
            ),
        ),
        Example(
            "the legal form of a company",
            entities={
                "sb": {"type": "organisation", "name": "SoftBank Corp."},
            },
        ),
        Example(
            "marks spelt out",
            entities=_people(a={"name": "Jürgen Müller"}, b={"name": "Juergen Mueller"}),
        ),
        Example(
            "a given name with a hyphen, before the family name and after it",
            entities=_people(a={"name": "Moon Jae-in"}, b={"name": "Jae-in Moon"}),
        ),
        Example(
            "old and new characters",
            entities=_people(a={"name": "渡邊恒雄"}, b={"name": "渡辺恒雄"}),
        ),
        Example(
            "and, a country by its initials, the legal form in Japanese",
            entities={
                "a": {"type": "organisation", "name": "Marks & Spencer"},
                "b": {"type": "organisation", "name": "Marks and Spencer"},
                "c": {"type": "organisation", "name": "U.S. Steel"},
                "d": {"type": "organisation", "name": "United States Steel Corporation"},
                "e": {"type": "organisation", "name": "株式会社ソフトバンク"},
                "f": {"type": "organisation", "name": "ソフトバンク"},
            },
        ),
        Example(
            "the article before a name",
            entities={
                "cops": {"type": "organisation", "name": "Police"},
            },
        ),
        Example(
            "three ids are one finding",
            entities=_people(
                a={"name": "Kevin Maher"},
                b={"name": "Kevin Maher"},
                c={"name": "Maher Kevin"},
            ),
        ),
        Example(
            "the same year of birth, to the day and to the year",
            (
                {"subject": "one", "predicate": "born-on", "object": {"date": "1984"}},
                {
                    "subject": "other",
                    "predicate": "born-on",
                    "object": {"date": "1984-05-07"},
                    "article": "b",
                },
            ),
            entities=_people(one={"name": "Alex Smith"}, other={"name": "Alex Smith"}),
        ),
    )


def _reached(start: str, alike: Mapping[str, set[str]]) -> set[str]:
    """All that looks like something that looks like the start, over any steps."""
    reached, ahead = {start}, [start]
    for key in ahead:
        for other in sorted(alike[key] - reached):
            reached.add(other)
            ahead.append(other)
    return reached


def _problem(named: Sequence[Named], ids: Sequence[str]) -> Problem:
    names = dict.fromkeys(n.entity.name or n.entity.id for n in named)
    told = f"“{next(iter(names))}”" if len(names) == 1 else listed([f"“{name}”" for name in names])
    noun = named[0].entity.type
    return Problem(
        message=f"{listed(list(ids))} look like one {noun}: {told}",
        spots=tuple(Spot(n.entity.id, n.pointer, "looks the same", "entity") for n in named),
        key=tuple(ids),
        help=f'write in {ids[0]} "same_as": ["{ids[1]}"] if they are one, "distinct_from" if they are not',
    )
