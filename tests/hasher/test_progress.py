import io

from standfast.ground.override import override
from standfast_hasher.progress import Progress


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def test_the_bar_says_how_far_it_is_and_goes_away_for_words() -> None:
    screen = Terminal()
    line = Progress(screen=screen, lang="en", files=2, size=10_000_000)

    line.read(5_000_000)
    line.file_done()
    line.file_done()
    drawn = screen.getvalue()
    line.clear()

    assert "[############            ] 0 of 2 files, 5 of 10 MB" in drawn
    assert "2 of 2 files" in drawn
    assert screen.getvalue().endswith("\r\x1b[K")


def test_where_nobody_watches_nothing_is_drawn() -> None:
    screen = io.StringIO()
    line = Progress(screen=screen, lang="fr", files=1, size=0)

    line.file_done()
    line.clear()

    assert screen.getvalue() == ""
