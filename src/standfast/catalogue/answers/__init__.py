"""The answers file: what a parent knows, typed by the catalogue. Bytes in; ``Answers`` out, or every problem at once.

Trusts nothing in the file. Nothing half-read is returned: a file with one problem gives ``BadInput`` with all of its
problems (at most ``MOST_PROBLEMS``), each naming file, line, field and how to mend it. ``docs/formats/answers.md``
documents the format and ``schemas/answers.json`` publishes its shape.
"""

from standfast.catalogue.answers.read import read_answers
from standfast.catalogue.answers.report import MOST_PROBLEMS
from standfast.catalogue.answers.shapes import MOST_ROWS, Answer, Answers, Record, Subject

__all__ = ["MOST_PROBLEMS", "MOST_ROWS", "Answer", "Answers", "Record", "Subject", "read_answers"]
