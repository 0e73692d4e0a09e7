"""Unpacking compressed files, in small pieces, so that no more is ever held than is allowed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from claimcheck.storage.unreadable import Unreadable, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKED = ("gz", "zst")
"""The endings of compressed files."""
_CHUNK_BYTES = 1024**2
_PACKED_BYTES = 4 * 1024  # zstd unpacks each byte to 32 KiB at most
_CUT_SHORT = "The compressed file is cut short; fetch or pack it again."


class Stream(Protocol):
    """What unpacked content is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


def decompress(name: str, data: bytes, limit: int) -> bytes:
    """Unpack the content of a .gz or .zst file; other content comes back as it is.

    Args:
        name: the file's name or path; its ending decides.
        data: the content as stored.
        limit: the greatest size of the unpacked content, in bytes; no more than this is ever held.

    Raises:
        Unreadable: damaged, cut short, followed by other data, or unpacking to more than the limit.
    """
    if name.lower().rpartition(".")[2] not in PACKED:
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
    """The unpacked content of an open file: .gz (RFC 1952, one or more members), .zst (RFC 8878, one or more
    frames), others as they are.

    Args:
        name: the file's name or path; its ending decides.
        file: the file.

    Raises:
        Unreadable: while it is read from: damaged, cut short, or followed by other data.
    """
    packed = name.lower().rpartition(".")[2]
    if packed not in PACKED:
        yield file
    elif packed == "gz":
        with _gzip(file) as stream:
            yield stream
    else:
        with _zstandard(file) as stream:
            yield stream


@contextmanager
def _gzip(file: BinaryIO) -> Iterator[Stream]:
    import gzip  # the warm path rarely meets a packed file
    import zlib

    try:
        yield gzip.GzipFile(fileobj=file)
    except EOFError as error:
        raise Unreadable(_CUT_SHORT) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("The compressed file is damaged or not gzip; fetch or pack it again.") from error


@contextmanager
def _zstandard(file: BinaryIO) -> Iterator[Stream]:
    try:
        import zstandard
    except ImportError as error:
        raise Unreadable("Reading .zst needs the extra bulk; unpack the file, or install it.") from error
    try:
        yield _Frames(file, zstandard.ZstdDecompressor().decompressobj)
    except EOFError as error:
        raise Unreadable(_CUT_SHORT) from error
    except zstandard.ZstdError as error:
        raise Unreadable("The compressed file is damaged or not zstd; fetch or pack it again.") from error


class _Frames:
    """The content of one or more frames; unlike the library's own stream it tells when one is cut short."""

    def __init__(self, file: BinaryIO, frame: Callable[[], Any]) -> None:
        self._file = file
        self._new_frame = frame
        self._frame: Any = None
        self._ready = b""
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """As Stream."""
        while self._given == len(self._ready):
            data = self._frame.unused_data if self._frame is not None and self._frame.eof else b""
            data = data or self._file.read(_PACKED_BYTES)
            if not data:
                if self._frame is not None and not self._frame.eof:
                    raise EOFError
                break
            if self._frame is None or self._frame.eof:
                self._frame = self._new_frame()
            self._ready, self._given = self._frame.decompress(data), 0
        taken = self._ready[self._given : self._given + size]
        self._given += len(taken)
        return taken
