"""The hasher: a separate program that reads files and gives digests, nothing else. No part of ``standfast`` is in it.

One confined process reads one file; what starts it never reads a byte. ``docs/fingerprints.md`` tells it whole.
"""

__version__ = "1"
