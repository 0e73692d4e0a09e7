"""What the report of an article goes back to, along a chain of citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def origins(named: Mapping[str, str], cites: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What articles go back to: the origin that they name, or else that of the one article they cite.

    An article that is cited and neither names nor cites anything is its own origin. One that cites articles
    of several origins has none, and in a ring of citations nobody has.

    Args:
        named: article -> the origin that it names, where it names one.
        cites: article -> the articles that it cites, where it cites any.

    Returns:
        Article -> origin, for the articles that have one.
    """
    cited = {other for others in cites.values() for other in others}
    found: dict[str, str] = dict(named)
    for article in cited - cites.keys() - named.keys():
        found[article] = article
    waiting = {article: others for article, others in cites.items() if article not in found and others}
    # Every round settles what cites only settled articles; what is left lies on rings or leads to one.
    while waiting:
        settled = {
            a: {found[o] for o in others} for a, others in waiting.items() if found.keys() >= {*others}
        }
        if not settled:
            break
        for article, roots in settled.items():
            del waiting[article]
            found[article] = roots.pop() if len(roots) == 1 else ""
    return {article: origin for article, origin in found.items() if origin}
