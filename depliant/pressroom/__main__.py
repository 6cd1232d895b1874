"""A worker that is a program of its own: `python -m depliant.pressroom DESCRIPTOR`."""

import sys

from depliant.pressroom.worker import main

if __name__ == "__main__":
    main(int(sys.argv[1]))
