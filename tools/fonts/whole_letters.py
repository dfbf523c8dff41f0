"""Give a font whole letters for the languages of the First Nations here: letter and mark as one shape.

A letter with a mark that Unicode has no single character for (Kwak̓wala, W̱SÁNEĆ, x̌) is drawn as two shapes, and whoever
copied such a name out of a PDF, or had it read aloud, then got the letter twice. So each pair becomes one composite
shape, placed by the font's own anchors, and a ligature of the rule "ccmp" that applies before the others.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from fontTools.otlLib.builder import buildLigatureSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

BASES: Final = "abcdefghklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u0294\u0295ƛλɬəχθŁłŦŧȺⱥḴḵḺḻṮṯẔẕŚśĆć"
MARKS: Final = "\u0301\u0300\u0304\u0307\u030c\u0313\u0315\u0323\u0328\u0331\u0332"
EXTENSION: Final = 9
MARK_TO_BASE: Final = 4


def add_whole_letters(font: TTFont) -> int:
    """Add every pair that has no character of its own; tell how many."""
    names = font.getBestCmap()
    pairs: dict[tuple[str, str], str] = {}
    for base, mark in ((base, mark) for base in BASES for mark in MARKS):
        known = ord(base) in names and ord(mark) in names
        if known and len(unicodedata.normalize("NFC", base + mark)) > 1:
            parts = names[ord(base)], names[ord(mark)]
            if (place := _place(font, *parts)) is not None:
                pairs[parts] = _add_shape(font, *parts, place)
    _add_rule(font, pairs)
    return len(pairs)


def _place(font: TTFont, base: str, mark: str) -> tuple[int, int] | None:
    """Tell where the font's anchors put a mark on a base; the last rule that knows both decides."""
    place = None
    for rule in _marks_on_bases(font):
        if base not in rule.BaseCoverage.glyphs or mark not in rule.MarkCoverage.glyphs:
            continue
        record = rule.MarkArray.MarkRecord[rule.MarkCoverage.glyphs.index(mark)]
        anchors = rule.BaseArray.BaseRecord[rule.BaseCoverage.glyphs.index(base)].BaseAnchor
        if (anchor := anchors[record.Class]) is not None:
            own = record.MarkAnchor
            place = anchor.XCoordinate - own.XCoordinate, anchor.YCoordinate - own.YCoordinate
    return place


def _marks_on_bases(font: TTFont) -> Iterator[Any]:
    table = font["GPOS"].table
    wanted = {
        at
        for rule in table.FeatureList.FeatureRecord
        if rule.FeatureTag == "mark"
        for at in rule.Feature.LookupListIndex
    }
    for at in sorted(wanted):
        for part in table.LookupList.Lookup[at].SubTable:
            rule = part.ExtSubTable if part.LookupType == EXTENSION else part
            if rule.LookupType == MARK_TO_BASE:
                yield rule


def _add_shape(font: TTFont, base: str, mark: str, place: tuple[int, int]) -> str:
    name = f"{base}_{mark}"
    parts = []
    for part, (x, y) in ((base, (0, 0)), (mark, place)):
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = part, x, y, 0x204 if part == base else 0x4
        parts.append(component)
    shape = Glyph()
    shape.numberOfContours, shape.components = -1, parts
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = shape
    shape.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][base][0], shape.xMin)
    if "GDEF" in font and font["GDEF"].table.GlyphClassDef is not None:
        font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    return name


def _add_rule(font: TTFont, pairs: dict[tuple[str, str], str]) -> None:
    """Put the ligatures before all other rules, so that no other takes the pair apart first."""
    table = font["GSUB"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 4, 0
    lookup.SubTable = [buildLigatureSubstSubtable(pairs)]
    lookup.SubTableCount = 1
    for rule in _mentions(table.LookupList.Lookup):
        rule.LookupListIndex += 1
    for feature in table.FeatureList.FeatureRecord:
        moved = [at + 1 for at in feature.Feature.LookupListIndex]
        feature.Feature.LookupListIndex = [0, *moved] if feature.FeatureTag == "ccmp" else moved
        feature.Feature.LookupCount = len(feature.Feature.LookupListIndex)
    table.LookupList.Lookup.insert(0, lookup)
    table.LookupList.LookupCount += 1


def _mentions(value: Any) -> Iterator[Any]:
    """Find every place in the rules that names another rule by its number."""
    if isinstance(value, list):
        for one in value:
            yield from _mentions(one)
    elif isinstance(value, otTables.SubstLookupRecord):
        yield value
    elif isinstance(value, otTables.BaseTable):
        value.ensureDecompiled()
        for one in vars(value).values():
            yield from _mentions(one)
