"""界线: the straight horizontal and vertical lines a page draws: borders of tables, rules above notes."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
import pypdfium2.raw as pdfium

from gangmu.read.pdf.glyphs import Turn

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)
# A filled strip no wider than this is a line; offices draw borders so.
_STRIP: Final = 3.0
_STRAIGHT: Final = 0.6
# Shorter strokes are letters, ticks, dots of a dotted border (which are joined when they touch).
_SHORTEST: Final = 0.5
# A page with more strokes is a drawing or a map: its lines border nothing that we read.
_MOST: Final = 20_000
_FORMS: Final = 4
# Points; broken files give places that are no numbers at all.
_FAR: Final = 1e5
# Lines this near are one line; pieces of a line this near touch.
_SAME: Final = 1.5
_TOUCH: Final = 3.0


class Rule(msgspec.Struct, frozen=True):
    """界线: a line at ``at`` (its y if horizontal, its x if vertical) from ``start`` to ``end`` along the other axis."""

    at: float
    start: float
    end: float


class Rules(msgspec.Struct, frozen=True):
    """界线集: the lines of a page by direction, pieces of one line joined."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


def rules(page: Any, shown: Turn) -> tuple[Rules, bool]:
    """The Rules of ``page``, and whether it shows a picture."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    picture = False
    count = 0
    for item, kind, matrix in _objects(page, _FORMS):
        picture = picture or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for points in _strokes(item, matrix, shown):
            count += 1
            if count > _MOST:
                return Rules(), picture
            _sort_in(points, horizontal, vertical)
    return Rules(joined(horizontal), joined(vertical)), picture


def joined(found: Sequence[Rule]) -> tuple[Rule, ...]:
    """Lines on one line that touch or overlap, as one; what then is no more than a dot left out."""
    lanes: list[list[Rule]] = []
    for rule in sorted(found, key=lambda one: one.at):
        if lanes and rule.at - lanes[-1][0].at <= _SAME:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    return tuple(rule for lane in lanes for rule in _whole(lane) if rule.end - rule.start > _STRIP)


def _whole(lane: list[Rule]) -> Iterator[Rule]:
    at = lane[len(lane) // 2].at
    pieces = sorted(lane, key=lambda one: one.start)
    start, end = pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if piece.start > end + _TOUCH:
            yield Rule(at, start, end)
            start, end = piece.start, piece.end
        else:
            end = max(end, piece.end)
    yield Rule(at, start, end)


def _objects(page: Any, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """Every object of ``page`` with its kind and the way from its plane to that of the page, through forms."""
    stack = [
        (pdfium.FPDFPage_GetObject(page, index), _IDENTITY, depth)
        for index in range(pdfium.FPDFPage_CountObjects(page) - 1, -1, -1)
    ]
    while stack:
        item, outer, left = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        matrix = _times(_matrix(item), outer) if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM) else outer
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif left:
            inner = range(pdfium.FPDFFormObj_CountObjects(item) - 1, -1, -1)
            stack.extend((pdfium.FPDFFormObj_GetObject(item, index), matrix, left - 1) for index in inner)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _strokes(path: Any, matrix: Matrix, shown: Turn) -> Iterator[list[Point]]:
    """The polygons of ``path`` on the shown page; one with a curve is left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(shown(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points and not curved:
        yield points


def _sort_in(points: list[Point], horizontal: list[Rule], vertical: list[Rule]) -> None:
    """Add the lines of a polygon: a thin strip as one, else each side that is level or upright."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if not (-_FAR < left <= right < _FAR and -_FAR < top <= bottom < _FAR):
        return
    if bottom - top <= _STRIP and right - left > max(bottom - top, _SHORTEST):
        horizontal.append(Rule((top + bottom) / 2, left, right))
    elif right - left <= _STRIP and bottom - top > _SHORTEST:
        vertical.append(Rule((left + right) / 2, top, bottom))
    else:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
                horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
                vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
