"""Something to read bytes from: a file, or standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.read.decode import Decoded, as_utf8, decoded, refuse_binary, wide_encoding

HEAD = 65_536  # bytes looked at to tell what kind of file it is


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its path, or a stream that stands open already (`path` is then "-")."""

    path: str
    stream: BinaryIO | None = None

    @property
    def suffix(self) -> str:
        """The file name's ending in lower case, with its dot; "" for standard input."""
        return PurePath(self.path).suffix.lower()

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return PurePath(self.path).stem

    def open(self) -> BinaryIO:
        """The bytes from the start (a stream: from where it stands)."""
        return self.stream or Path(self.path).open("rb")

    def text(self) -> Decoded:
        """The whole text.

        Raises:
            ReadError: it is empty, binary, or in no encoding that can be told.
            OSError: it can't be opened.
        """
        with closing(self.open()) as file:
            data = file.read()
        if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
            raise ReadError(self.path, "it is empty")
        try:
            return decoded(data)
        except ValueError as error:
            raise ReadError(self.path, str(error)) from error

    def lines(self) -> Iterator[Decoded]:
        """Line by line, with the line ends, so that a file of any size is read in little memory.

        Raises:
            ReadError: it is binary.
            OSError: it can't be opened.
        """
        with closing(self.open()) as file:
            head, whole = peeked(file)
            try:
                refuse_binary(head)
            except ValueError as error:
                raise ReadError(self.path, str(error)) from error
            if wide := wide_encoding(head):
                for line in io.TextIOWrapper(whole, wide, errors="replace", newline="\n"):
                    yield Decoded(line.removeprefix("\ufeff"))
            else:
                for number, raw in enumerate(whole):
                    yield as_utf8(raw.removeprefix(b"\xef\xbb\xbf") if not number else raw)


def opened(path: str, stdin: BinaryIO | None = None) -> Source:
    """The source at a path; "-" is standard input."""
    return Source(path, stdin or sys.stdin.buffer) if path == "-" else Source(path)


def peeked(stream: BinaryIO) -> tuple[bytes, io.BufferedReader]:
    """The first bytes of a stream, and a stream that still has them."""
    head = _some(stream, HEAD)
    return head, io.BufferedReader(_Rejoined(head, stream))


def _some(stream: BinaryIO, most: int) -> bytes:
    """What is there, up to so many bytes: a pipe that is fed slowly is not waited for."""
    return stream.read1(most) if isinstance(stream, io.BufferedIOBase) else stream.read(most)


class _Rejoined(io.RawIOBase):
    """Bytes that were read already, then the rest of their stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] if self._head else _some(self._rest, len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
