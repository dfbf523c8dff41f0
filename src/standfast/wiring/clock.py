"""The machine's clock: the one place that reads it."""

from datetime import datetime

from standfast.ground.instants import Instant, instant


class MachineClock:
    """Tells the instant now, in the machine's own zone."""

    def now(self) -> Instant:
        """Tell the instant now."""
        return instant(datetime.now().astimezone())  # noqa: TID251  # the one place; astimezone gives the zone
