"""The catalogue for the page: what each fact asks, why, in what kind of answer; and what the page's records hold.

The catalogue in, JSON out, in the order of asking, which is also the order of equally useful questions. References are
left out of what is asked, as the program leaves them out; a link between subjects needs no question.
"""

from typing import Final

from standfast.catalogue import FactSpec, FactType, GroupKind, load_catalogue
from standfast.ground.yaml_file import Json
from standfast.page.shapes import both, choices

RECORDS: Final = ("contact", "exhibit", "promise", "promise_outcome", "refusal", "report")
"""The records that a person makes on the page."""


def catalogue_part() -> Json:
    """Give the facts that can be asked for, the records, and who can say something how surely."""
    catalogue = load_catalogue()
    facts: list[Json] = [
        {
            "group": group.name,
            "many": group.many,
            "label": both(group.label),
            "facts": [_fact(one) for one in group.facts],
        }
        for group in catalogue.groups
        if group.kind is GroupKind.FACTS
    ]
    records: dict[str, Json] = {
        group.name: [_fact(one) for one in group.facts] for group in catalogue.groups if group.name in RECORDS
    }
    return {"facts": facts, "records": records, "says": choices(catalogue.says), "sure": choices(catalogue.sure)}


def _fact(one: FactSpec) -> Json:
    if one.type is FactType.REFERENCE:
        return {"name": one.name, "type": one.type.value, "refersTo": one.refers_to}
    told: dict[str, Json] = {
        "name": one.name,
        "type": one.type.value,
        "label": both(one.label),
        "question": both(one.question),
        "why": both(one.why),
    }
    bounds: dict[str, Json] = {"unit": one.unit, "minimum": one.minimum, "maximum": one.maximum}
    told |= {name: value for name, value in bounds.items() if value is not None}
    if one.choices:
        told["choices"] = choices(one.choices)
    if one.may_be_future:
        told["mayBeFuture"] = True
    return told
