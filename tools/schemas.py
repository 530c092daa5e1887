"""Write docs/reference/schema: ``.venv/bin/python tools/schemas.py``."""

from __future__ import annotations

import json
from pathlib import Path

from gangmu.interchange.schemas import DIALECT, packs, printed, schemas
from gangmu.policytest.output import PrintedResults
from gangmu.policytest.schema import case_schema

FOLDER = Path(__file__).resolve().parent.parent / "docs/reference/schema"


def files() -> dict[str, str]:
    """The text of every schema by its path below the folder."""
    made = schemas(printed() | packs() | {"test": PrintedResults})
    made["pack/tests"] = {"$schema": DIALECT, "title": "pack/tests", **case_schema()}
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made.items()}


if __name__ == "__main__":
    wanted = files()
    for path in FOLDER.rglob("*.json"):
        if path.relative_to(FOLDER).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
