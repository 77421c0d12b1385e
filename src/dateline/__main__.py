"""`python -m dateline` and `dateline` are the command line."""

import os
import signal
from types import FrameType


def main() -> None:
    """Run the command line; Ctrl-C ends it at once for as long as it is only loading.

    Raised as an exception then, the key would be lost in a compiled library that is just starting, or be
    told as that library's failure. A verb that begins hears it in its own way (`cli.run.guarded`).
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    from dateline.cli import main as run

    run()


def _stop(signum: int, frame: FrameType | None) -> None:
    os.write(2, b"dateline: stopped\n")
    os._exit(130)


if __name__ == "__main__":
    main()
