"""The office terms of a corpus as RDF (Turtle), and the shapes by which SHACL finds holders that overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from corpora import News

PREFIX = "https://example.org/claims#"
_SHAPE = f"""
@prefix : <{PREFIX}> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
: sh:declare [ sh:prefix "" ; sh:namespace "{PREFIX}"^^xsd:anyURI ] .
:OneHolder a sh:NodeShape ;
  sh:targetClass :TARGET ;
  sh:sparql [
    sh:message "two holders at one time" ;
    sh:prefixes : ;
    sh:select \"\"\"SELECT DISTINCT $this ?value WHERE {{
      ONE :holder ?holder ; :from ?from ; :to ?to .
      ?value :office OFFICE ; :holder ?rival ; :from ?start ; :to ?end .
      FILTER (?holder != ?rival && ?from < ?end && ?start < ?to) }}\"\"\" ] .
"""
SHAPES = {
    "office": _SHAPE.replace("TARGET", "Office")
    .replace("ONE", "?term :office $this ;")
    .replace("OFFICE", "$this"),
    "term": _SHAPE.replace("TARGET", "Term")
    .replace("ONE", "$this :office ?office ;")
    .replace("OFFICE", "?office"),
}
"""The constraint asked once an office, or, as one writes it first, once a term."""


def write_turtle(path: Path, news: News) -> None:
    """Write a corpus of offices as Turtle; the id of a claim is its `:id`."""
    lines = [f"@prefix : <{PREFIX}> .", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."]
    lines += [f":{key} a :Office ." for key, record in news.entities() if record["type"] == "office"]
    for number in range(news.claims):
        told = news.told(number)
        start, end = told.time.split("/")
        lines.append(
            f':c{number} a :Term ; :id "{told.id}" ; :office :{told.object} ; :holder :{told.subject} ; '
            f':from "{start}"^^xsd:date ; :to "{end}"^^xsd:date .'
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
