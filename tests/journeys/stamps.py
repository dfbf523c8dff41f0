"""A time stamp of a case's head, by an authority of the test's own, fetched by hand as a family might."""

from pathlib import Path

from tests.authority import Authority
from tests.journeys.standing import run


def stamped(case: str, folder: Path, *more: str) -> Path:
    """Give the reply to a request for a journal's head; ``root.pem`` beside it is who signed it."""
    authority = Authority(folder)
    request, reply = folder / "head.tsq", folder / "head.tsr"
    done = run("journal", "anchor", case, "--request", request, "--force", *more)
    assert done.code == 0, done.err
    reply.write_bytes(authority.reply(request.read_bytes()))
    return reply
