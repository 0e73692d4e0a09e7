"""CC404: articles cite each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.example import Example
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import Registry, RegistryRule
from claimcheck.values.listing import listed
from claimcheck.values.rings import rings_of


def _citing(**cites: Sequence[str]) -> dict[str, dict[str, object]]:
    return {article: {"cites": list(cited)} for article, cited in cites.items()}


class CircularCitation(RegistryRule):
    """Articles cite each other in a ring, so that none of them goes back to a source.

    One finding tells one ring, or several that share articles. An article that cites itself is a ring of one.

    ## Why it matters
    Every one of the articles looks corroborated, and the claim has no origin at all.

    ## What to do
    Find out which article came first, and take out its citation of the later ones. If an article was updated
    with what others made of it, record the update as an article of its own.
    """

    code = "CC404"
    name = "circular-citation"
    question = "articles cite each other in a ring"
    severity = Severity.WARNING

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """One problem for all articles of which each leads back to every other."""
        cites = {key: article.cites for key, article in sorted(registry.articles.items()) if article.cites}
        together: dict[str, list[str]] = {}
        for article, ring in rings_of(cites).items():
            together.setdefault(ring, []).append(article)
        for articles in together.values():
            first = min(articles)
            if len(articles) > 1 or first in cites.get(first, ()):
                yield _problem(registry, cites, _round(first, cites, frozenset(articles)), sorted(articles))

    valid = (
        Example("a chain that ends in an origin", articles=_citing(a=["b"], b=["c"], c=[])),
        Example("two articles cite a third one", articles=_citing(a=["c"], b=["c"], c=[])),
        Example("two ways to one origin", articles=_citing(a=["b", "c"], b=["d"], c=["d"], d=[])),
    )
    invalid = (
        Example("two articles cite each other", articles=_citing(a=["b"], b=["a"]), severity="warning"),
        Example("a ring of three", articles=_citing(a=["b"], b=["c"], c=["a"])),
        Example("an article cites itself", articles=_citing(a=["a"])),
        Example(
            "two rings that share an article are one finding",
            articles=_citing(a=["b", "c"], b=["a"], c=["a", "d"], d=[]),
        ),
    )


def _round(start: str, cites: Mapping[str, Sequence[str]], within: frozenset[str]) -> list[str]:
    """A shortest way from an article of a ring back to itself: the articles on it, in order."""
    came_from: dict[str, str] = {}
    ahead = [start]
    for article in ahead:
        for cited in cites.get(article, ()):
            if cited == start:
                way = [article]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if cited in within and cited not in came_from:
                came_from[cited] = article
                ahead.append(cited)
    return []


def _problem(
    registry: Registry, cites: Mapping[str, Sequence[str]], way: Sequence[str], ring: Sequence[str]
) -> Problem:
    steps = list(zip(way, (*way[1:], way[0]), strict=True))
    names = [f"“{registry.articles[key].title or key}”" for key in ring]
    if len(ring) == 1:
        message = f"{names[0]} cites itself"
    else:
        message = f"{listed(names)} cite each other in a ring, so none of them is a source for the others"
    return Problem(
        message=message,
        spots=tuple(
            Spot(article, f"/cites/{cites[article].index(cited)}", f"cites {cited}", "article")
            for article, cited in steps
        ),
        key=tuple(ring),
        help="take out the citation of what came later",
    )
