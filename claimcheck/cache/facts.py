"""What the cache knows of a claim file, so that after an edit only what the edit touches is judged again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from claimcheck.cache.trouble import Damaged
from claimcheck.comparable.corpus import life_facts_said
from claimcheck.comparable.terms import terms_said
from claimcheck.comparable.vocabulary import Term
from claimcheck.records import Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimcheck.cache.units import Blocks
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.storage.load import Records
    from claimcheck.storage.watch import Seen

_BUCKETS_OF_BLOCKS, _BUCKETS_OF_CLAIMS = 4096, 512


class Said(NamedTuple):
    """A claim: a digest of all that its statements follow from, and the blocks that they are in."""

    digest: str
    blocks: tuple[str, ...]


class Facts(NamedTuple):
    """A claim file: its article, the text and the citations of that, and its claims.

    `supersedes` tells whether a claim replaces another; `replaced` names the claims that others replace.
    Where the vocabulary lists titles, `terms` are what its claims say of who holds the offices; `cites` are
    the articles that the file cites, its claims included, and `traced` what the article's record says of
    where its report comes from: its origin, then what it cites; nothing where it says neither. `lives` are
    the facts of people's lives that the claims give, as texts. `sworn` is the digest that the article's text
    is recorded to have, with what that text is; "" where none is recorded.
    """

    article: str
    text: str | None
    claims: dict[str, Said]
    supersedes: bool
    replaced: tuple[str, ...]
    terms: frozenset[Term]
    cites: frozenset[str]
    traced: tuple[str, ...]
    lives: tuple[str, ...]
    sworn: str

    @classmethod
    def of(cls, value: Any) -> Facts:
        """From a JSON value, as `as_value` makes it.

        Raises:
            Damaged: it is none of these.
        """
        try:
            article, text, claims, supersedes, replaced, terms, cites, traced, lives, sworn = value
            said = {key: Said(mark, tuple(blocks)) for key, (mark, blocks) in claims.items()}
            held = frozenset(Term(*term) for term in terms)
            gone = tuple(replaced)
            return cls(
                article,
                text,
                said,
                supersedes,
                gone,
                held,
                frozenset(cites),
                tuple(traced),
                tuple(lives),
                sworn,
            )
        except (TypeError, ValueError, AttributeError) as error:
            raise Damaged from error

    def as_value(self) -> list[Any]:
        """As a JSON value; equal facts give equal values."""
        return [*self[:5], sorted(self.terms), sorted(self.cites), *self[7:]]


def plain_files(records: Records) -> dict[str, str] | None:
    """The claim files with a sound article of their own: path -> article; None where any claim is elsewhere.

    Only for these is it known which claims an article has.
    """
    plain: dict[str, str] = {}
    for key, (record, _) in records.articles.items():
        place = records.places["article", key]
        if isinstance(record, Article) and place.pointer == "/article" and place.line is None:
            plain[place.path] = key
    for claim, (_, article) in records.claims.items():
        place = records.places["claim", claim]
        if place.line is not None or plain.get(place.path) != article:
            return None
    return plain


def facts_of(
    files: Mapping[str, str],
    records: Records,
    corpus: Corpus,
    blocks: Blocks,
    replaced: Collection[str],
    seen: Mapping[str, Seen],
) -> dict[str, Facts]:
    """The facts of claim files, by path.

    Args:
        files: path -> article, as `plain_files` gives it.
        records: the records, at least those of these files.
        corpus: the corpus of these.
        blocks: names the blocks of a statement.
        replaced: the claims that others replace, in the whole project.
        seen: how every file was read.
    """
    statements: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        statements.setdefault(statement.claim, []).append(statement)
    claims: dict[str, list[str]] = {path: [] for path in files}
    for claim in records.claims:
        path = records.places["claim", claim].path
        if path in claims:
            claims[path].append(claim)
    made = {}
    for path, article in files.items():
        around = _digest(_article_state(article, records, seen))
        said = {
            claim: _said(f"{around} {order}", claim, records, statements.get(claim, ()), corpus, blocks)
            for order, claim in enumerate(claims[path])
        }
        written = [records.claims[claim][0] for claim in claims[path]]
        record = records.articles[article][0]
        own = [s for claim in claims[path] for s in statements.get(claim, ())]
        made[path] = Facts(
            article,
            record.text,
            said,
            any(claim.supersedes for claim in written),
            tuple(claim for claim in claims[path] if claim in replaced),
            frozenset(terms_said(own, corpus.vocabulary)),
            frozenset(record.cites).union(*(claim.cites for claim in written)),
            (record.origin, *record.cites) if record.origin or record.cites else (),
            tuple(sorted("\t".join((who, *fact[:4])) for who, fact in life_facts_said(own))),
            f"{record.sha256} {_text_state(article, records, seen)}" if record.sha256 else "",
        )
    return made


def _article_state(article: str, records: Records, seen: Mapping[str, Seen]) -> str:
    record, _ = records.articles[article]
    return f"{article}\n{_text_state(article, records, seen)}\n{record.model_dump_json()}"


def _text_state(article: str, records: Records, seen: Mapping[str, Seen]) -> str:
    record, text = records.articles[article]
    return seen[record.text].state if record.text is not None and text is not None else ""


def _said(
    around: str,
    claim: str,
    records: Records,
    statements: Sequence[Statement],
    corpus: Corpus,
    blocks: Blocks,
) -> Said:
    mark = _digest(f"{around}\n{records.claims[claim][0].model_dump_json()}")
    known = corpus.vocabulary.predicates
    names = dict.fromkeys(name for s in statements for name in blocks.of(s, known[s.predicate]))
    return Said(mark, tuple(names))


def block_entry(block: str) -> str:
    """The name of the value that says in which files a block has claims."""
    return f"block {int(block, 16) % _BUCKETS_OF_BLOCKS}"


def claim_entry(claim: str) -> str:
    """The name of the value that says in which file a claim is."""
    return f"claim {crc32(claim.encode('utf-8', 'surrogatepass')) % _BUCKETS_OF_CLAIMS}"


def file_entry(path: str) -> str:
    """The name of the value with the facts of a file."""
    return f"file {path}"


def gathered(facts: Iterable[tuple[str, Facts]]) -> dict[str, dict[str, Any]]:
    """The values that say where blocks (-> paths) and claims (-> path) are, by name."""
    entries: dict[str, dict[str, Any]] = {}
    for path, known in facts:
        for claim, said in known.claims.items():
            entries.setdefault(claim_entry(claim), {})[claim] = path
            for block in said.blocks:
                paths = entries.setdefault(block_entry(block), {}).setdefault(block, [])
                if path not in paths[-1:]:
                    paths.append(path)
    return entries


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
