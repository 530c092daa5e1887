"""Keep the console's English true: ``.venv/bin/python tools/messages.py`` collects what is to be translated, and compiles it.

Every Chinese string that templates and Python mark (``{% translate %}``, ``_()``, ``ngettext``) gets its place in
``locale/en/LC_MESSAGES/django.po``; what is translated stays, what is no longer used goes. ``django.mo`` beside it is what Django
reads; both are committed, for a newcomer's machine has no GNU gettext. ``--check`` only tells what is missing.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = ROOT / "src" / "gangmu_console"
PO = CONSOLE / "locale/en/LC_MESSAGES/django.po"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
HEAD = "Content-Type: text/plain; charset=UTF-8\nLanguage: en\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
_TRANSLATE = re.compile(r"""{%-?\s*(?:translate|trans)\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_CALLED = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")
_BLOCK = re.compile(
    r"{%\s*(?:blocktranslate|blocktrans)\b([^%]*)%}(.*?){%\s*(?:endblocktranslate|endblocktrans)\s*%}", re.S
)
_VARIABLE = re.compile(r"{{\s*([^}|\s]+)[^}]*}}")
Key = tuple[str, ...]


def collected() -> set[Key]:
    """Every string to be translated: alone, or singular and plural."""
    found: set[Key] = set()
    for path in sorted(CONSOLE.rglob("*.html")):
        found |= in_template(path.read_text("utf-8"))
    for path in sorted(CONSOLE.rglob("*.py")):
        if "migrations" not in path.parts:
            found |= in_python(path.read_text("utf-8"))
    return {key for key in found if key[0].strip()}


def in_template(text: str) -> set[Key]:
    """The strings of a template."""
    found: set[Key] = {(one or other,) for one, other in _TRANSLATE.findall(text)}
    found |= {(one or other,) for one, other in _CALLED.findall(text)}
    for _options, body in _BLOCK.findall(text):
        parts = re.split(r"{%\s*plural\s*%}", body)
        found.add(tuple(_VARIABLE.sub(r"%(\1)s", part.replace("%", "%%")) for part in parts))
    return found


def in_python(text: str) -> set[Key]:
    """The strings of a module: the literal arguments of the calls that translate."""
    found: set[Key] = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in CALLS and words:
            found.add((words[0],))
        elif name in PLURAL and len(words) > 1:
            found.add((words[0], words[1]))
    return found


def quoted(text: str) -> str:
    """``text`` as a .po file writes it, in one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def unquoted(text: str) -> str:
    """What a quoted line says."""
    return ast.literal_eval(text)


def read(path: Path = PO) -> dict[Key, Key]:
    """What is translated already."""
    held: dict[Key, Key] = {}
    entry: dict[str, str] = {}
    for line in [*(path.read_text("utf-8").splitlines() if path.exists() else []), ""]:
        if match := re.match(r'(msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line):
            entry[match[1]] = unquoted(match[2])
        elif not line and entry:
            key = tuple(entry[name] for name in ("msgid", "msgid_plural") if name in entry)
            held[key] = tuple(entry[name] for name in sorted(entry) if name.startswith("msgstr"))
            entry = {}
    return held


def written(held: dict[Key, Key]) -> str:
    """The .po file."""
    parts = [f'msgid ""\nmsgstr {quoted(HEAD)}\n']
    for key, said in sorted(held.items()):
        lines = [f"msgid {quoted(key[0])}"]
        if len(key) > 1:
            lines += [f"msgid_plural {quoted(key[1])}", *(f"msgstr[{n}] {quoted(one)}" for n, one in enumerate(said))]
        else:
            lines.append(f"msgstr {quoted(said[0])}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def compiled(held: dict[Key, Key]) -> bytes:
    """The .mo file (the format of GNU gettext, without its hash table); untranslated strings are left out."""
    said = {"\0".join(key): "\0".join(words) for key, words in held.items() if all(words)}
    said[""] = HEAD
    keys = sorted(name.encode() for name in said)
    values = [said[name.decode()].encode() for name in keys]
    begin = 7 * 4 + 16 * len(keys)
    tables, content, place = [], b"", begin
    for words in (keys, values):
        for one in words:
            tables.append(struct.pack("<II", len(one), place))
            content += one + b"\0"
            place += len(one) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + b"".join(tables) + content


def main() -> int:
    """Collect, write and compile; 1 where something is missing."""
    held, wanted = read(), collected()
    now = {key: held.get(key) or ("",) * max(1, len(key)) for key in wanted}
    missing = sorted(key[0] for key, words in now.items() if not all(words))
    if "--check" not in sys.argv:
        PO.write_text(written(now), "utf-8")
        PO.with_suffix(".mo").write_bytes(compiled(now))
    for one in missing:
        print(one.replace("\n", "\\n"))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
