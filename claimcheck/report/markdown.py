"""The conflict report as Markdown, cut to what fits a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.reporters.markdown import inert
from claimcheck.values.listing import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.report.cards import Card
    from claimcheck.report.contents import Contents
    from claimcheck.report.matrix import Matrix
    from claimcheck.report.passage import Passage
    from claimcheck.report.voices import Side, Voice

ROOM: Final = 60_000
"""So many code points at most; GitHub takes 65,536 in a comment, GitLab a million."""
_LEVELS: Final = {"error": "Error", "warning": "Warning", "info": "Note"}
_VOICES: Final = 2
"""So many claims of a side are shown."""


def markdown(contents: Contents, title: str, room: int = ROOM) -> str:
    """The report as Markdown: the findings, worst first, then how firmly each article says what.

    What does not fit is left out whole, and counted.

    Args:
        contents: what there is to tell.
        title: what the project is called.
        room: how many code points it may have.
    """
    titles = {section.id: section.title or section.id for section in contents.articles}
    head = "\n".join(_head(contents, title))
    end = "\nMade by claimcheck; `claimcheck report` writes it all as one HTML file.\n"
    room -= len(head) + len(end) + len(_left_out(len(contents.open)))
    told: list[str] = []
    for card in contents.open:
        text = "\n".join(_card(card, titles)) + "\n"
        if len(text) > room:
            break
        told.append(text)
        room -= len(text)
    if left := len(contents.open) - len(told):
        told.append(_left_out(left))
    else:
        table = "\n".join(_matrix(contents.matrix, titles))
        told += [table] if len(table) <= room else []
    return head + "".join(told) + end


def _left_out(number: int) -> str:
    return f"\n**{counted(number, 'more finding')} left out: no room here.**\n"


def _head(contents: Contents, title: str) -> Iterator[str]:
    yield f"# Conflict report: {inert(title)}"
    yield ""
    counts = [counted(contents.errors, "error"), counted(contents.warnings, "warning")]
    counts.append(counted(contents.notes, "note"))
    if contents.decided:
        counts.append(f"{len(contents.decided)} decided")
    if contents.baselined:
        counts.append(f"{contents.baselined} in the baseline")
    checked = (
        f"{counted(contents.claims_checked, 'claim')} of {counted(contents.articles_checked, 'article')}"
    )
    yield f"{checked}: {', '.join(counts)}."
    yield ""
    if contents.faults:
        number = counted(contents.faults, "finding")
        yield f"**This is not the whole of it.** {number} of CC001 to CC006: not all records can be read or"
        yield "compared, and what those say is missing here."
        yield ""


def _card(card: Card, titles: Mapping[str, str]) -> Iterator[str]:
    yield f"\n## {_LEVELS[card.severity]}: {inert(card.message)}"
    yield ""
    when = f", {inert(card.interval)}" if card.interval else ""
    yield f"{card.code} {card.name}, `{card.fingerprint}`{when}"
    for side in card.first_sides:
        yield from _side(side, titles)
    if more := len(card.further_sides):
        yield from ("", f"and {counted(more, 'more side')}")
    for place in card.places:
        what = f": {inert(place.label or place.what)}" if place.label or place.what else ""
        yield f"* {inert(place.place)}{what}"
    if card.notes or card.settle:
        yield ""
    yield from (f"- note: {inert(note)}" for note in card.notes)
    yield from (f"- help: {inert(step)}" for step in card.settle)
    if card.accept:
        yield f"- if it may stand: `{card.accept}`"


def _side(side: Side, titles: Mapping[str, str]) -> Iterator[str]:
    yield ""
    if side.label:
        yield f"**{inert(side.label)}** ({counted(len(side.voices), 'claim')})"
        yield ""
    for voice in side.voices[:_VOICES]:
        yield from _voice(voice, titles)
    if more := len(side.voices) - _VOICES:
        yield from ([f"* and {counted(more, 'more claim')}"] if more > 0 else [])


def _voice(voice: Voice, titles: Mapping[str, str]) -> Iterator[str]:
    article = inert(titles.get(voice.article, voice.article))
    words = " ".join(map(_quoted, voice.passages)) or inert(voice.sentence)
    yield f"* {words} ({article}, {inert(voice.place)})"


def _quoted(passage: Passage) -> str:
    """The quote, the words that make the difference in bold type."""
    shown = (f"**{inert(piece.text)}**" if piece.marked else inert(piece.text) for piece in passage.quote)
    return f"“{''.join(shown)}”"


def _matrix(matrix: Matrix, titles: Mapping[str, str]) -> Iterator[str]:
    if matrix.wide or not matrix.rows:
        return
    yield "\n## How firmly each article says it"
    yield ""
    yield _row(["matter", *(inert(titles.get(article, article)) for article in matrix.articles)])
    yield _row(["---"] * (len(matrix.articles) + 1))
    for row in matrix.rows:
        cells = [
            "<br>".join(_mentioned(m.certainty, denied=m.denied) for m in row.of(a)) for a in matrix.articles
        ]
        yield _row([inert(row.matter), *cells])
    yield ""


def _mentioned(certainty: str, *, denied: bool) -> str:
    return inert(f"denied, {certainty}" if denied else certainty)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
