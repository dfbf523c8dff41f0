"""Facts, law, bodies, ladders, questions and wording, as data. This package holds no code.

Licence: CC BY 4.0 (the fonts: SIL Open Font License 1.1, beside them).
"""
