"""A place on the command line: its code or its name."""

from __future__ import annotations

import click

from gangmu.registry.regions import region_named, regions


class Place(click.ParamType[str]):
    """A region by its six-digit code or by its name; the value is the code."""

    name = "region"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the region that ``value`` names; fails where there is none."""
        text = str(value).strip()
        place = regions().get(text) or region_named(text)
        if place is None:
            self.fail(f"{text} is no region that is known; write a six-digit code or the name of a place", param, ctx)
        return place.code
