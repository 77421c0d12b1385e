"""Bytes to text, without guessing more than must be, and without losing an article to one byte."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from msgspec import Struct

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive (.docx, .odt and .xlsx are such too)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
_SAMPLE = 4_096
_ESCAPED = re.compile("[\udc80-\udcff]")
_UNDEFINED = re.compile("[\udc81\udc8d\udc8f\udc90\udc9d]")  # the bytes that Windows-1252 lacks
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_CODES = bytes((*range(9), *range(14, 32)))
_FEW = 0.01  # of a text's bytes may be control codes
_LONE = re.compile("[\ud800-\udfff]")


class Decoded(Struct, frozen=True):
    """A text, and what is worth telling of how it was decoded ("" for nothing)."""

    text: str
    note: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of a whole file: by its byte order mark, UTF-16 without one, UTF-8, UTF-8 with stray
    bytes, Windows-1252, and last what charset-normalizer makes of it. A byte order mark is dropped.

    Raises:
        ValueError: it is binary, or no encoding fits.
    """
    refuse_binary(data)
    if wide := wide_encoding(data):
        return Decoded(_valid(data.decode(wide, errors="replace").removeprefix("\ufeff")))
    data = data.removeprefix(codecs.BOM_UTF8)
    result = as_utf8(data)
    if not result.note:
        return result
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_ESCAPED.findall(text))
    real = sum(ch > "\x7f" for ch in text) - strays
    if real >= strays:
        return result
    # Western text has few letters above ASCII, other alphabets have almost nothing else; where any bytes of
    # it are UTF-8 that is no accident: passages of two encodings have been joined
    if strays < 0.2 * len(text) and not _UNDEFINED.search(text):
        return result if real else Decoded(data.decode("cp1252"))
    best = from_bytes(data[: 1 << 18]).best()
    if best is None:
        raise ValueError("its encoding can't be told; save it as UTF-8")
    return Decoded(_valid(data.decode(best.encoding, errors="replace")), f"read as {best.encoding}, a guess")


def as_utf8(data: bytes) -> Decoded:
    """UTF-8 in which a byte that does not fit is taken as Windows-1252, and none is NUL."""
    if b"\x00" in data:
        told = as_utf8(data.replace(b"\x00", codecs.encode("\ufffd", "utf-8")))
        return Decoded(told.text, "; ".join(filter(None, ("NUL bytes were replaced by \ufffd", told.note))))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        note = f"byte {error.start} is not UTF-8; such bytes were read as Windows-1252"
        return Decoded(_ESCAPED.sub(_as_cp1252, data.decode("utf-8", "surrogateescape")), note)


def refuse_binary(data: bytes) -> None:
    """Nothing, where the data may be text.

    Raises:
        ValueError: it is an image, an archive, a document or has NUL bytes where text has none.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ValueError(f"not text but {what}")
    sample = data[: 1 << 20]
    if b"\x00" in sample and not wide_encoding(data):
        # one that slipped into a text is no reason to leave the text; a binary is full of such bytes
        codes = len(sample) - len(sample.translate(None, _CODES))
        if codes > _FEW * len(sample):
            raise ValueError("not text: it holds NUL bytes")


def wide_encoding(data: bytes) -> str:
    """The UTF-16 or UTF-32 codec that the data is in, by its mark or by where its NUL bytes stand."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return "" if name == "utf-8" else name
    sample = data[:_SAMPLE]
    if len(sample) < 8:
        return ""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    guess = "utf-16-le" if odd > 0.3 and even < 0.02 else "utf-16-be" if even > 0.3 and odd < 0.02 else ""
    # numbers of two bytes look like it too, but not like letters
    return guess if guess and not _CONTROL.search(sample.decode(guess, errors="ignore")) else ""


def _as_cp1252(match: re.Match[str]) -> str:
    byte = bytes([ord(match.group()) - 0xDC00])
    return byte.decode("cp1252", errors="replace")


def _valid(text: str) -> str:
    return _LONE.sub("\ufffd", text)
