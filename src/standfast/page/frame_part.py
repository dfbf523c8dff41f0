"""What stands around every view: whom to call now, where leaving goes, how old the data are. Day and version come in.

The page is as old as the oldest law, body or telephone number in it.
"""

from datetime import date, timedelta
from typing import cast

import standfast
from standfast.ground.data_files import DATA
from standfast.ground.spoken import say_date
from standfast.ground.words import LANGS, Lang
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.law.bodies import RouteKind
from standfast.law.check import RECHECK_AFTER_DAYS
from standfast.law.load import load_law


def data_checked() -> date:
    """Give the day on which the oldest of the page's law and bodies was checked."""
    return load_law("ca").checked


def stale_on(checked: date) -> date:
    """Give the first day on which data checked on a day are older than six months."""
    return checked + timedelta(days=RECHECK_AFTER_DAYS + 1)


def leave_to(lang: Lang) -> str:
    """Give the neutral site that leaving goes to."""
    return cast("dict[Lang, str]", _told()["leave_to"])[lang]


def frame_part() -> Json:
    """Give the frame's data."""
    told = _told()
    law = load_law("ca")
    emergency = cast("dict[str, str]", told["emergency"])
    route = law.body(emergency["body"]).route(RouteKind.PHONE)
    assert route is not None
    assert route.value is not None
    number, checked = route.value, law.checked
    return {
        "emergency": {"shown": number, "dial": "".join(one for one in number if one.isdigit())},
        "leave_to": told["leave_to"],
        "about": {
            "version": standfast.__version__,
            "checked": checked.isoformat(),
            "checked_said": {lang: say_date(checked, lang) for lang in LANGS},
            "stale_on": stale_on(checked).isoformat(),
        },
    }


def _told() -> dict[str, Json]:
    return cast("dict[str, Json]", plain_value(read_yaml(DATA / "page" / "frame.yaml")))
