"""辖区: the regions that this installation works with, as filters offer them."""

from __future__ import annotations

from gangmu.registry.regions import regions
from gangmu_console.kit.regions import cities_of
from gangmu_console.kit.scope import NATION
from gangmu_console.people.models import Post


def offered_regions() -> list[str]:
    """Each province in which somebody holds a post, with its cities; every other one too where a post is national."""
    held = set(Post.objects.order_by().values_list("region", flat=True).distinct())
    near = {f"{code[:2]}0000" for code in held if code and code != NATION}
    every = {code for code, one in regions().items() if one.kind == "province"} if NATION in held else set()
    return [
        code
        for province in sorted(near | every)
        for code in (province, *(cities_of(province) if province in near else ()))
    ]


def with_nation() -> list[str]:
    """The same below the nation, for what may be national."""
    return [NATION, *offered_regions()]
