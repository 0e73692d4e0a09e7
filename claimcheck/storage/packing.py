"""Unpacking compressed files, in small pieces, so that no more is ever held than is allowed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED = (".gz", ".zst")
"""The endings of packed files, in small letters."""
_CHUNK_BYTES = 1024**2
_PACKED_BYTES = 1024  # a hostile file packs 128 KiB into four bytes


def decompress(name: str, data: bytes, limit: int) -> bytes:
    """Unpack the content of a .gz or .zst file; other content comes back as it is.

    Args:
        name: the file's name or path; its ending decides.
        data: the content as stored.
        limit: the greatest size of the unpacked content, in bytes; no more than this is ever held.

    Raises:
        Unreadable: as `unpacked`; or unpacking to more than the limit.
    """
    if not name.lower().endswith(PACKED):
        return data
    from io import BytesIO  # the warm path rarely meets a packed file

    whole = bytearray()
    for chunk in unpacked(name, BytesIO(data)):
        if len(whole) + len(chunk) > limit:
            raise Unreadable(f"The file unpacks to more than {in_words(limit)}; split it into smaller files.")
        whole += chunk
    return bytes(whole)


def unpacked(name: str, file: IO[bytes]) -> Iterator[bytes]:
    """The content of a file piece by piece, unpacked: .gz (RFC 1952, one or more members) or .zst (RFC 8878).

    Args:
        name: the file's name or path; its ending decides, and other files come as they are.
        file: the file, open for reading.

    Raises:
        Unreadable: damaged, cut short or followed by other data.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "gz":
        yield from _gunzipped(file)
    elif ending == "zst":
        yield from _unpacked_zstandard(file)
    else:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def _gunzipped(file: IO[bytes]) -> Iterator[bytes]:
    import gzip
    import zlib

    with _damage((gzip.BadGzipFile, zlib.error), "gzip"), gzip.GzipFile(fileobj=file) as content:
        while chunk := content.read(_CHUNK_BYTES):
            yield chunk


def _unpacked_zstandard(file: IO[bytes]) -> Iterator[bytes]:
    import zstandard

    frame = None
    with _damage((zstandard.ZstdError,), "zstandard"):
        while data := file.read(_PACKED_BYTES):
            while data:
                if frame is None or frame.eof:
                    frame = zstandard.ZstdDecompressor().decompressobj()
                if chunk := frame.decompress(data):
                    yield chunk
                data = frame.unused_data if frame.eof else b""
        if frame is not None and not frame.eof:
            raise EOFError


@contextmanager
def _damage(errors: tuple[type[Exception], ...], kind: str) -> Iterator[None]:
    """Turn what the libraries raise into words for people."""
    try:
        yield
    except EOFError as error:
        raise Unreadable("The compressed file is cut short; fetch or pack it again.") from error
    except errors as error:
        raise Unreadable(f"The compressed file is damaged or not {kind}; fetch or pack it again.") from error
