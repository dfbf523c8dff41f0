"""No core file of this program: what a fault would write to the disk holds keys and whatever was open.

A hard limit, so that nothing this process starts can lift it. Where a system has no such limit, nothing is set.
"""


def forbid_cores() -> None:
    """Set the largest core file to nothing, for this process and its children."""
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
