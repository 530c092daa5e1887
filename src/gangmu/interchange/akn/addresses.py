"""条款地址: eIds by the naming convention (``sec_2__point_1``), made of the parts of clause ids, each once."""

from __future__ import annotations

import re

from gangmu.interchange.akn.names import SHORT

_ODD = re.compile(r"[^\w-]+")


class Addresses:
    """Gives out eIds below one document."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, element: str, clause: str, above: str) -> str:
        """The address of the clause ``clause`` (its id) written as ``element`` under the address ``above``."""
        last = _ODD.sub("-", clause.rpartition(".")[2]).replace("_", "-") or "x"
        name = f"{SHORT.get(element, element)}_{last}"
        wanted = address = f"{above}__{name}" if above else name
        number = 2
        while address in self._taken:
            address = f"{wanted}-{number}"
            number += 1
        self._taken.add(address)
        return address

    @staticmethod
    def clause_id(address: str) -> str:
        """The clause id that an address says."""
        return ".".join(part.partition("_")[2] for part in address.split("__"))
