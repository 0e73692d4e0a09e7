"""What a run leaves for the next one, beside its answer: facts of files, and which unit found what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.cache.facts import Facts, facts_of, file_entry, gathered, plain_files
from claimcheck.cache.trouble import Damaged
from claimcheck.cache.units import Blocks, Judging, Told
from claimcheck.comparable.superseding import replaced
from claimcheck.comparable.vocabulary import Term
from claimcheck.finding import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.finding import Finding
    from claimcheck.reported import Report
    from claimcheck.storage.load import Records
    from claimcheck.storage.watch import Seen

INDEX, UNITS = "index", "units"
_DUPLICATE, _UNKNOWN = "CC003", "CC004"
_BY_ID = ("/supersedes/", "/cites/", "/article")


class Index(NamedTuple):
    """What has to be known of the whole project, however little of it is judged again.

    `files` maps the path of each claim file to its article, the text of that, and what the file cites;
    `others` are all other record files. `dangling` are the units that name a claim or an article that nobody
    declares, so that a new one might be it. Where the vocabulary lists titles, `terms` are what claims say of
    who holds the offices; else nobody asks for them. `origins` says what articles go back to.
    """

    files: dict[str, tuple[str, str | None, tuple[str, ...]]]
    others: tuple[str, ...]
    dangling: tuple[str, ...]
    terms: tuple[Term, ...]
    origins: dict[str, str]

    @classmethod
    def of(cls, value: Any) -> Index:
        """From a JSON value.

        Raises:
            Damaged: it is that of no Index.
        """
        try:
            files, others, dangling, terms, origins = value
            known = {path: (article, text, tuple(cites)) for path, (article, text, cites) in files.items()}
            held = tuple(Term(*term) for term in terms)
            return cls(known, tuple(others), tuple(dangling), held, dict(origins))
        except (TypeError, ValueError, AttributeError) as error:
            raise Damaged from error


def snapshot(
    judging: Judging,
    records: Records,
    corpus: Corpus,
    told: Sequence[Told],
    report: Report,
    seen: Mapping[str, Seen],
) -> Iterator[tuple[str, Any]]:
    """The values to keep, by name; none where the project is not one of claim files, each with its article.

    Args:
        judging: how the run judged.
        records: all records of the project.
        corpus: the corpus of these.
        told: all problems, with their units.
        report: what came of them.
        seen: how every file was read.
    """
    files = plain_files(records)
    if files is None or any(code == _DUPLICATE for _, code, _ in told):
        return
    units = units_of(told, (reported.finding for reported in report.findings))
    if units is None:
        return
    gone, _ = replaced(
        {key: claim.supersedes for key, (claim, _) in records.claims.items() if claim.supersedes}
    )
    facts = facts_of(files, records, corpus, Blocks(judging.rules), gone, seen)
    yield INDEX, index_of(facts, records.files, told, corpus)
    yield UNITS, units
    for path, known in facts.items():
        yield file_entry(path), known.as_value()
    yield from gathered(facts.items()).items()


def index_of(facts: Mapping[str, Facts], files: Iterable[str], told: Iterable[Told], corpus: Corpus) -> Index:
    """The index of a whole project."""
    return Index(
        {path: index_line(known) for path, known in facts.items()},
        tuple(path for path in files if path not in facts),
        dangling_of(told),
        tuple(term for _, terms in sorted(corpus.vocabulary.terms.items()) for term in terms),
        {key: article.origin for key, article in corpus.articles.items() if article.origin},
    )


def index_line(facts: Facts) -> tuple[str, str | None, tuple[str, ...]]:
    """What the index says of a claim file."""
    return facts.article, facts.text, tuple(sorted(facts.cites))


def dangling_of(told: Iterable[Told]) -> tuple[str, ...]:
    """The units that name a claim or an article that nobody declares."""
    return tuple(
        dict.fromkeys(
            unit for unit, code, problem in told
            if code == _UNKNOWN and problem.spots[0].pointer.startswith(_BY_ID)
        )
    )  # fmt: skip


def units_of(told: Iterable[Told], findings: Iterable[Finding]) -> list[tuple[str, int]] | None:
    """For each finding its unit, and its place among those of one code and fingerprint.

    None where two units tell a finding of one code and fingerprint: only all of them together then say which
    of the two is told.
    """
    unit: dict[tuple[str, str], str] = {}
    order: dict[int, int] = {}
    for number, (name, code, problem) in enumerate(told):
        if unit.setdefault((code, fingerprint(code, problem)), name) != name:
            return None
        order[id(problem)] = number
    return [(unit[f.code, f.fingerprint], order[id(f.problem)]) for f in findings]
