#!/usr/bin/env python3
"""The command of a checkout: `python make_leaflet.py build`. See depliant/cli/main.py."""

import sys

from depliant.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
