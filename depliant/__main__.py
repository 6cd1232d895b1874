"""The command of an installed package: `python -m depliant build`. See depliant/cli/main.py."""

import sys

from depliant.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
