"""裁定: screening as the judge of project cases; each set of packs is made ready once for each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from gangmu.pack import Pack
from gangmu.policytest.run import Judge
from gangmu.screen import Index, Project, verdict_json


def screening() -> Judge:
    """A judge that keeps what it has made ready; its verdicts bind as those of ``gangmu screen`` do."""
    ready: dict[tuple[tuple[int, ...], dt.date], tuple[tuple[Pack, ...], Index]] = {}

    def judge(project: Project, packs: tuple[Pack, ...], day: dt.date) -> Mapping[str, object]:
        key = tuple(id(pack) for pack in packs), day
        if key not in ready:
            # the packs are kept with their index: an id is theirs only as long as they live
            ready[key] = packs, Index(packs, day)
        return verdict_json(ready[key][1].screen(project))

    return judge
