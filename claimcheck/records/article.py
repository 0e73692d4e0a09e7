"""An article: where claims come from."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from claimcheck.records.fields import DIGEST_PATTERN, Basis, Edtf, Id, ListOf, Maybe, Record, Text


class ArticleEntry(Record):
    """An article as a vocabulary file lists it: its id is the key it stands under."""

    title: str = Field(default="", description="The headline")
    publisher: str = Field(default="", description="Who published it")
    url: str = Field(default="", description="Where it was published")
    published: Maybe[Edtf] = Field(
        default=None, description='When it was published (EDTF), such as "2025-10-20"'
    )
    published_basis: Basis = Field(
        default="printed", description="Where the date comes from; inferred caps every outcome at possible"
    )
    retrieved: Maybe[Edtf] = Field(default=None, description="When the text was fetched (EDTF)")
    language: str = Field(default="", description='The language of the text (BCP 47), such as "en"')
    text: Maybe[Text] = Field(
        default=None, description="The file with the text, relative to the project's folder"
    )
    sha256: Maybe[Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]] = Field(
        default=None, description="The SHA-256 digest of the text file, 64 hexadecimal digits"
    )
    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field(
        default="F", description="Admiralty source letter, A (completely reliable) to E; F: cannot be judged"
    )
    cites: ListOf[Id] = Field(default=(), description="Ids of the articles that this one cites")
    origin: str = Field(
        default="", description='Where its report comes from, such as a wire service: "reuters"'
    )

    def under(self, key: str) -> "Article":
        """This entry as an article of its own.

        Args:
            key: The id it stands under in the vocabulary file.

        Returns:
            The article, with only those keys marked as written that were.
        """
        return Article.model_construct(self.model_fields_set | {"id"}, id=key, **dict(self))


class Article(ArticleEntry):
    """An article with its id: in a claim file, or as one line of articles.jsonl."""

    id: Id = Field(description="The article's id, unique in the project")
