"""The table of statutory holidays: ``python -m tools.holiday_table`` writes ``standfast_data/plan/holidays.txt``.

The ``holidays`` package takes a tenth of a second to load; the table takes a thousandth. A test makes it again.
"""

import sys
from typing import Final

from standfast.plan.working_time import PROVINCES, TABLE, holidays_by_package

YEARS: Final = range(2024, 2037)
HEAD: Final = """\
# The statutory holidays of each province and territory, with the days on which one that fell on a weekend is kept.
# Source: the PyPI package holidays, category "public", by python -m tools.holiday_table; a test makes the table again
# and compares. Years beyond it are asked of the package. Certainty: general_knowledge. Checked 2026-11-24. Not reviewed
# by a lawyer.
"""


def table() -> str:
    """Give the table: a line for each province and year."""
    lines = [
        " ".join([province, str(year), *(f"{day:%m-%d}" for day in sorted(holidays_by_package(province, year)))])
        for province in PROVINCES
        for year in YEARS
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"Written: {TABLE}\n")
