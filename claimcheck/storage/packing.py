"""Unpacking compressed files, in small pieces, so that no more is ever held than is allowed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_BYTES = 1024**2


class Stream(Protocol):
    """What unpacked content is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


def decompress(name: str, data: bytes, limit: int) -> bytes:
    """Unpack the content of a .gz file (RFC 1952, one or more members); other content comes back as it is.

    Args:
        name: the file's name or path; its ending decides.
        data: the content as stored.
        limit: the greatest size of the unpacked content, in bytes; no more than this is ever held.

    Raises:
        Unreadable: damaged, cut short, followed by other data, or unpacking to more than the limit.
    """
    if not name.lower().endswith(".gz"):
        return data
    from io import BytesIO  # the warm path rarely meets a packed file

    whole = bytearray()
    with unpacking(name, BytesIO(data)) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            if len(whole) + len(chunk) > limit:
                raise Unreadable(
                    f"The file unpacks to more than {in_words(limit)}; split it into smaller files."
                )
            whole += chunk
    return bytes(whole)


@contextmanager
def unpacking(name: str, file: BinaryIO) -> Iterator[Stream]:
    """The unpacked content of an open file: .gz (RFC 1952), .zst (RFC 8878), others as they are.

    Args:
        name: the file's name or path; its ending decides.
        file: the file.

    Raises:
        Unreadable: while it is read from: damaged, cut short, or followed by other data.
    """
    packed = name.lower().rpartition(".")[2]
    if packed not in ("gz", "zst"):
        yield file
        return
    import gzip  # the warm path rarely meets a packed file
    import zlib

    try:
        yield gzip.GzipFile(fileobj=file) if packed == "gz" else _zstandard(file)
    except EOFError as error:
        raise Unreadable("The compressed file is cut short; fetch or pack it again.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("The compressed file is damaged or not gzip; fetch or pack it again.") from error


def _zstandard(file: BinaryIO) -> Stream:
    import zstandard  # of the extra `bulk`

    # Read across frames, as `zstd -d` does and gzip does with its members.
    return cast(Stream, zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True))
