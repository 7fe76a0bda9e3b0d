"""`python -m build_tools`: the same as the command `vanban`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
