"""Measuring a coder on gold sets, one after the other or several at a time."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from dateline.evaluate import GoldReader, sets
from dateline.evaluate.coding import Patient
from dateline.evaluate.scores import Score
from dateline.model import Failure
from dateline.pipeline import Coder, Coders

Options = tuple[str | None, tuple[Path, ...], Coders]


class Measured(Struct, frozen=True):
    """The scores on one gold set, what of it could not be coded, and how long it took (in seconds)."""

    path: Path
    name: str
    scores: tuple[Score, ...]
    failures: tuple[Failure, ...]
    seconds: float


def measured(found: Sequence[tuple[GoldReader, Path]], options: Options, jobs: int) -> Generator[Measured]:
    """The scores of each gold set: in order with one job, else as they are ready.

    Closed early, it leaves no process behind.

    Args:
        found: the readers with their gold sets.
        options: model, packs and coders, as `Coder` takes them.
        jobs: how many sets at a time.

    Raises:
        ModelMissingError, PackError, GazetteerError: what the coder stands on can't be loaded.
        ReadError: a gold file does not hold what its beginning promised.
    """
    coder = Coder(*options)
    if jobs == 1 or len(found) == 1:
        yield from (_measure(reader, path, coder) for reader, path in found)
        return
    # the largest first, so that no core waits at the end; each process loads a coder of its own
    paths = sorted((path for _, path in found), key=_bytes, reverse=True)
    # Ctrl-C reaches all processes of a terminal: it is for this one to stop the others
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        for task in as_completed([pool.submit(_apart, path, options) for path in paths]):
            yield task.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    pool.shutdown()


def _apart(path: Path, options: Options) -> Measured:
    ((reader, _),) = sets([path])
    return _measure(reader, path, Coder(*options))


def _measure(reader: GoldReader, path: Path, coder: Coder) -> Measured:
    began, examined = perf_counter(), Patient(coder)
    scores = reader.evaluate(path, examined)
    return Measured(path, reader.NAME, tuple(scores), tuple(examined.failures), perf_counter() - began)


def _bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
