"""The first thing to ask while no offence can be named: the first open one of those that tell most. Pure."""

from standfast.case import Case

TELL_MOST = (
    "conduct.image_asked",
    "conversation.sexual_talk",
    "image.provided",
    "conduct.threat_made",
    "conduct.touching_asked",
    "conduct.explicit_material_sent",
)


def first_question(case: Case) -> str | None:
    """Give the key of the first question that nobody answered with yes or no, or ``None`` when all were."""
    return next((key for key in TELL_MOST if case.value(key) is None), None)
