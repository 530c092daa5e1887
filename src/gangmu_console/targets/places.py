"""方位图: where the cities of a province stand on a map of equal tiles, north above."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_LIAONING = {
    "211300": (1, 1), "210900": (1, 2), "211200": (1, 4), "211400": (2, 1), "210700": (2, 2), "210100": (2, 3), "210400": (2, 4),
    "211100": (3, 2), "211000": (3, 3), "210500": (3, 4), "210800": (4, 2), "210300": (4, 3), "210600": (4, 4), "210200": (5, 2),
}  # fmt: skip
_QINGHAI = {
    "632800": (1, 1), "632200": (1, 3), "632500": (2, 2), "630100": (2, 3), "630200": (2, 4), "632300": (3, 3),
    "632700": (4, 1), "632600": (4, 2),
}  # fmt: skip
PLACES: Mapping[str, Mapping[str, tuple[int, int]]] = MappingProxyType({"210000": _LIAONING, "630000": _QINGHAI})
_KEYS = {"210000": "5/3/6/5", "630000": "4/3/5/5"}  # a corner that no city takes: rows and columns of the grid
COLUMNS = 4


def map_of(province: str, tiles: list[dict[str, Any]], key: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """The context of ``gm/map.html``: ``tiles`` with their ``code`` put in their places; in order where there is no map."""
    places = PLACES.get(province, {})
    for tile in tiles:
        tile["row"], tile["col"] = places.get(tile["code"], ("", ""))
    return {"tiles": tiles, "columns": COLUMNS, "key": key or [], "key_area": _KEYS.get(province, "")}
