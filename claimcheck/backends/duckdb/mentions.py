"""What records refer to by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Claim, Entity
    from claimcheck.storage.load import Records


def named_by(records: Records) -> set[str]:
    """Ids of entities and articles that records refer to, or texts that may be such ids."""
    names: set[str] = set()
    for claim, article in records.claims.values():
        names.update((article, *_of_claim(claim)))
    for key, entity in records.entities.items():
        names.update((key, *_of_entity(entity)))
    for predicate in records.predicates.values():
        names.update(predicate.exceptions)
    for key, (article_record, _) in records.articles.items():
        names.update((key, *article_record.cites))
    names.discard("")
    return names


def _of_claim(claim: Claim) -> Iterator[str]:
    yield from (claim.subject,) if isinstance(claim.subject, str) else claim.subject
    said = claim.attribution
    for one in (claim.object, claim.event, claim.place, said.speaker, said.source, *claim.scope.values()):
        if isinstance(one, str):
            yield one
    yield from (*said.unconfirmed_by, *said.declined_comment, *claim.cites)


def _of_entity(entity: Entity) -> Iterator[str]:
    for one in (entity.within, entity.of, entity.place, entity.part_of):
        if one:
            yield one
    yield from (*entity.same_as, *entity.distinct_from)
