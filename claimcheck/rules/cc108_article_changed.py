"""CC108: an article's text is no longer the one that its records were made from."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import ClassVar

from claimcheck.example import Example
from claimcheck.finding import Edit, Problem, Repair, Severity, Spot, Unchecked
from claimcheck.rule import Registry, RegistryRule
from claimcheck.values.digest import same_but_for_white_space, sha256_of

_TEXT = "Mr. Son may attend the gala.\nThe organisers confirmed the date.\n\nNo more was said.\n"
_RECORDED = sha256(_TEXT.encode()).hexdigest()


class ArticleChanged(RegistryRule):
    """An article's text is not the one whose digest was recorded.

    White space does not count, as far as a digest lets anybody tell: other line endings, a byte order mark,
    blank lines at the end, white space at the ends of lines are all tried; so is the present text with single
    spaces, with one line break or one blank line between paragraphs, with each paragraph in one line, and all
    in one line. Only where the recorded text was itself wrapped or spaced in a way of its own, and is now in
    another, is a change of white space told like any other.

    ## Why it matters
    Articles are corrected without a word. Records that were checked against the old text now stand beside
    another one: a name, a figure or a "not" in it may have changed, also where no quote points.

    ## What to do
    Compare the text with the old one (`git log -p` on the text file), correct the records that it touches,
    and write down the digest of the new text, or bring the old text back.
    """

    code = "CC108"
    name = "article-changed"
    question = "the text of an article has changed since it was recorded"
    severity = Severity.WARNING

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """One problem for each article whose text has another digest."""
        for key, article in registry.articles.items():
            text, recorded = article.text, article.sha256
            if text is None or not recorded or same_but_for_white_space(text, recorded):
                continue
            now = sha256_of(text)
            message = (
                f'the text of article "{key}" is not the one that was recorded: more than white space differs'
            )
            advice = f'look at what changed; when the records still hold, write "sha256": "{now}"'
            spot = Spot(key, "/sha256", kind="article")
            repair = Repair((Edit(0, now),), safe=False)  # whether the records still hold, people have to say
            yield Problem(message, (spot,), (key, now), help=advice, repair=repair)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "the text as recorded", ({},), articles={"a": {"sha256": _RECORDED.upper()}}, texts={"a": _TEXT}
        ),
        Example(
            "line endings of another system",
            ({},),
            articles={"a": {"sha256": _RECORDED}},
            texts={"a": _TEXT.replace("\n", "\r\n")},
        ),
        Example(
            "blank lines at the end, blanks at the ends of lines, double spaces",
            ({},),
            articles={"a": {"sha256": _RECORDED}},
            texts={"a": _TEXT.replace("\n", " \n").replace("may attend", "may  attend") + "\n\n\n"},
        ),
        Example(
            "paragraphs that were wrapped since",
            ({},),
            articles={"a": {"sha256": sha256(b"Mr. Son may attend the gala.\nHe is 67.\n").hexdigest()}},
            texts={"a": "Mr. Son may\nattend the gala.\n\nHe is\n67.\n"},
        ),
        Example("no digest is recorded", ({},), texts={"a": _TEXT}),
        Example("the text is not at hand", ({},), articles={"a": {"sha256": _RECORDED}}),
    )
    invalid = (
        Example(
            "a corrected word",
            ({},),
            articles={"a": {"sha256": _RECORDED}},
            texts={"a": _TEXT.replace("may", "will")},
            severity="warning",
        ),
        Example(
            "a changed figure",
            ({},),
            articles={"a": {"sha256": _RECORDED}},
            texts={"a": _TEXT.replace("gala.", "gala on 27 October.")},
        ),
        Example(
            "a word taken apart is no white space",
            ({},),
            articles={"a": {"sha256": _RECORDED}},
            texts={"a": _TEXT.replace("organisers", "organ isers")},
        ),
        Example(
            "an article that no claim was drawn from",
            (),
            articles={"b": {"sha256": _RECORDED}},
            texts={"b": "Nothing of it."},
        ),
    )
