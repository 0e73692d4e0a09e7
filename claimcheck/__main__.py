"""`python -m claimcheck`: the same as the console script."""

import sys

if not sys.flags.safe_path:
    # `-m` puts the current folder first; a module there, json.py say, must not run because it is linted.
    del sys.path[0]

from claimcheck.cli import run

if __name__ == "__main__":
    run()
