"""`python -m dateline` and `dateline` are the command line."""

import sys


def main() -> None:
    """Run the command line; it may be stopped while it is still being loaded."""
    try:
        from dateline.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("dateline: stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
