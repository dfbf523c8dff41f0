"""``python -m standfast_hasher`` is ``standfast-hash``."""

import sys

from standfast_hasher.main import main

if __name__ == "__main__":
    sys.exit(main())
