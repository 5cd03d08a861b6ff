"""``python -m demarche`` is the command ``demarche``."""

import sys

from demarche.cli import main

if __name__ == "__main__":
    sys.exit(main())
