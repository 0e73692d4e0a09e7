"""Unpacking compressed files, in small pieces, so that no more is ever held than is allowed."""

from __future__ import annotations

from claimcheck.storage.unreadable import Unreadable, in_words

_CHUNK_BYTES = 1024**2


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
    # Imported here: the warm path rarely meets a packed file.
    import gzip
    import io
    import zlib

    whole = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(_CHUNK_BYTES):
                if len(whole) + len(chunk) > limit:
                    too_large = (
                        f"The file unpacks to more than {in_words(limit)}; split it into smaller files."
                    )
                    raise Unreadable(too_large)
                whole += chunk
    except EOFError as error:
        raise Unreadable("The compressed file is cut short; fetch or pack it again.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable("The compressed file is damaged or not gzip; fetch or pack it again.") from error
    return bytes(whole)
