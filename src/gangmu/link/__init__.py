"""Names in norms -> registry codes: indicators, industries, organisations."""

from __future__ import annotations

from gangmu.link.codes import Linked, link

__all__ = ["Linked", "link"]
