"""Make small pictures of every page of every paper and of every moment of the page. See ``screens_*.py``."""

import sys

from tools import screens_page, screens_papers


def main() -> int:
    """Make both; what is missing for one doesn't keep the other from being made."""
    return max(screens_papers.make(), screens_page.make())


if __name__ == "__main__":
    sys.exit(main())
