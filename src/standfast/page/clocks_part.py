"""What the page's clock needs, "clocks": each province's zone, and the holidays table. Data in, JSON out.

``from`` and ``to``: the years that the table holds. ``holidays``: by province, its years in order parted by ``|``, each
the days of a year as ``MM-DD``. Zones by their names: the browser knows the rest.
"""

from typing import Final

from standfast.ground.yaml_file import Json
from standfast.plan.data import load_zones
from standfast.plan.working_time import TABLE

SKIPPED: Final = "#"


def clocks_part() -> Json:
    """Make the part."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith(SKIPPED)]
    years = sorted({int(year) for _, year, *_ in rows})
    told = {(province, int(year)): " ".join(days) for province, year, *days in rows}
    return {
        "from": years[0],
        "to": years[-1],
        "zones": {province: zone.key for province, zone in load_zones().items()},
        "holidays": {
            province: "|".join(told[province, year] for year in years)
            for province in dict.fromkeys(row[0] for row in rows)
        },
    }
