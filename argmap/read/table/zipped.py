"""The parts of a zip archive, unpacked only as far as it says and as the limits allow."""

import io
import struct
import zipfile
import zlib

from argmap.errors import ReadError
from argmap.read.source import Source

LOCAL_HEADER = 30  # bytes before the name of a part
ENCRYPTED = 1


def parts_of(source: Source, remedy: str) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of an archive by name.

    Raises:
        LimitError: together they unpack to more than the limit.
        ReadError: it is no whole archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise ReadError(source.name, None, f"it is no whole archive ({error})", remedy) from None
    source.refuse_beyond("expanded", sum(part.file_size for part in parts), "bytes unpacked")
    return {part.filename: part for part in parts}


def content_of(source: Source, part: zipfile.ZipInfo, remedy: str) -> bytes:
    """Return what a part unpacks to, refused where that is not the size which it states.

    `zipfile` asked for all of a part unpacks all of it, whatever size it states.
    """
    fixed = source.data[part.header_offset : part.header_offset + LOCAL_HEADER]
    if len(fixed) < LOCAL_HEADER or part.flag_bits & ENCRYPTED:
        raise ReadError(source.name, None, "it is cut off or encrypted", remedy)
    start = part.header_offset + LOCAL_HEADER + sum(struct.unpack("<HH", fixed[26:30]))
    packed = source.data[start : start + part.compress_size]
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadError(source.name, None, f"{part.filename} is packed in a rare way", remedy)
    try:
        content = packed
        if part.compress_type == zipfile.ZIP_DEFLATED:
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
            content = unpacking.decompress(packed, part.file_size + 1)
    except zlib.error as error:
        raise ReadError(source.name, None, f"it is broken ({error})", remedy) from None
    if len(content) != part.file_size or zlib.crc32(content) != part.CRC:
        problem = f"{part.filename} in it is not what its table of contents says"
        raise ReadError(source.name, None, problem, remedy)
    return content
