"""版本对照的呈现: differences as phrases and as a page to read and print."""

from __future__ import annotations

__all__: list[str] = []
