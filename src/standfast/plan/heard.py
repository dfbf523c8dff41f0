"""Whether anyone's word says that a rule holds: even an unsure one, even where another sayer differs. Pure.

For what must be heard when one voice fears it: a danger, someone at home, a sign that is shown with its doubt.
"""

from standfast.law.evaluate import Answer, Reason, holds
from standfast.law.rules import AllOf, AnyOf, Compare


def anyone_says(reason: Reason) -> bool:
    """Tell whether the rule holds, or would if the sayer who says yes were heard alone."""
    if reason.answer is Answer.YES:
        return True
    match reason.rule:
        case Compare(test=test):
            return reason.conflict and any(holds(test, one.value) is Answer.YES for one in reason.statements)
        case AllOf():
            return bool(reason.parts) and all(anyone_says(part) for part in reason.parts)
        case AnyOf():
            return any(anyone_says(part) for part in reason.parts)
        case _:
            return False
