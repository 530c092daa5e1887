"""Draw the page of samples: ``.venv/bin/python tools/look.py`` writes out/look/*.png, wide and narrow, light and dark.

What frontend/samples.yaml says is put through the templates of kit/templates/gm and looked at with the machine's
Chromium. A person looks at the pictures; nothing here judges them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import django
import yaml
from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "look"
SAMPLES = ROOT / "frontend" / "samples.yaml"
WIDTHS = {"wide": (1280, 4200), "narrow": (390, 9000)}


def main() -> int:
    """Return 0 when the pictures are written."""
    OUT.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.test")
    django.setup()
    for language in ("zh-hans", "en"):
        for theme in ("light", "dark"):
            (OUT / f"{language}-{theme}.html").write_text(drawn(language, theme), "utf-8")
    folder = OUT / "static"
    if not folder.is_symlink():
        folder.symlink_to(ROOT / "src/gangmu_console/kit/static")
    photograph()
    return 0


def drawn(language: str, theme: str) -> str:
    """The page of samples in one language and theme."""
    request = HttpRequest()
    request.COOKIES["gm_theme"] = theme
    with translation.override(language):
        return render_to_string("gm/components.html", {**samples(), "form": form(), "request": request})


class Sample(forms.Form):
    """A form of two fields."""

    melt = forms.DecimalField(label="日熔量", help_text="吨/日")
    thick = forms.DecimalField(label="厚度")


def samples() -> dict[str, Any]:
    """The sample context; what a page would have made safe is made safe."""
    told = yaml.safe_load(SAMPLES.read_text("utf-8"))
    for row in told["rows"]:
        for cell in row["cells"]:
            cell["html"] = mark_safe(cell["html"])
    return told


def form() -> forms.Form:
    """A small form with a fault."""
    return Sample({"melt": "600", "thick": "约六百"})


def photograph() -> None:
    """One picture of each page at each width."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("tools/look.py needs chromium on PATH")

    class Quiet(SimpleHTTPRequestHandler):
        """Serves out/look and says nothing."""

        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(OUT))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server, tempfile.TemporaryDirectory() as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        plain = "--headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars"
        for page in sorted(OUT.glob("*.html")):
            for name, (width, height) in WIDTHS.items():
                address = f"http://127.0.0.1:{server.server_port}/{page.name}"
                picture = OUT / f"{page.stem}-{name}.png"
                asked = [f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={picture}"]
                wait = "--virtual-time-budget=4000"
                subprocess.run([chromium, *plain.split(), wait, *asked, address], check=False, capture_output=True)
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
