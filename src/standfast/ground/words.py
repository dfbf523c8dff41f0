"""Text that a family sees exists in English and in Canadian French, side by side, or not at all."""

from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text in both languages. ``{name}`` marks a place that ``say`` fills."""

    en: str
    fr: str

    def say(self, lang: Lang, /, **details: object) -> str:
        """Give the text in ``lang`` with every ``{name}`` filled.

        >>> Words(en="Call {who}.", fr="Appelez {who}.").say("fr", who="9-1-1")
        'Appelez 9-1-1.'
        """
        text = self.fr if lang == "fr" else self.en
        return text.format_map({name: str(value) for name, value in details.items()}) if details else text
