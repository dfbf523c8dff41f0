"""Standfast stands beside a family after a child has been exploited online.

The rooms, floor by floor, are drawn in ``docs/architecture.md``; a room imports only from floors below.
"""

__version__ = "0.1.0"
