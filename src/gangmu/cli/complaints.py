"""One line on stderr for everything that goes wrong: where, what, what to do."""

from __future__ import annotations

import functools
import re
import sys
import tomllib
from importlib import resources

import click

from gangmu.cli.asking import Language
from gangmu.errors import GangmuError
from gangmu.norms.contract import readable
from gangmu.report.words import Words

_HOLE = re.compile(r"\{(\w+)\}")


def complain(line: str) -> None:
    """Print ``line`` on stderr."""
    print(line, file=sys.stderr)


def stated(fault: GangmuError, language: Language, where: str = "") -> str:
    """The line for ``fault``; ``where`` (the path as the user wrote it) goes before the place the fault itself names."""
    place = readable(where or fault.where)
    words = Words(language)
    what, do = translated(fault.what, language), translated(fault.do, language)
    return words("complaint.place" if place else "complaint.plain", where=place, what=what) + (
        words("complaint.advice", do=do) if do else ""
    )


def misused(fault: click.UsageError, language: Language) -> str:
    """The line for a command that was given what it cannot use: its name and the option, what is wrong, what to do."""
    command = fault.ctx.command_path if fault.ctx else "gangmu"
    given = isinstance(fault, click.BadParameter) and not isinstance(fault, click.MissingParameter)
    what, _, do = (fault.message if given else fault.format_message()).partition("; ")
    param = fault.param if isinstance(fault, click.BadParameter) and given else None
    option = param.opts[0] if isinstance(param, click.Option) else ""
    place = " ".join(filter(None, (command.removeprefix("gangmu").strip(), option)))
    return stated(GangmuError(what.removesuffix("."), place, do or f"see {command} --help"), language)


def our_fault(kind: str, sha256: str, language: Language, where: str = "") -> str:
    """The line for an exception that should not have happened, asking for a report."""
    words = Words(language)
    hash_ = words("complaint.hash", sha256=sha256) if sha256 else ""
    what = words("complaint.bug", kind=kind, hash=hash_)
    return words("complaint.place" if where else "complaint.plain", where=readable(where), what=what)


def translated(phrase: str, language: Language) -> str:
    """The English ``phrase`` of an error in ``language``, what it names put in its place; unknown ones stay."""
    if language == "en" or not phrase:
        return phrase
    for pattern, wording in _phrases():
        match = pattern.fullmatch(phrase)
        if match:
            return wording.format(**{name: translated(value, language) for name, value in match.groupdict().items()})
    return phrase


@functools.cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Pattern and Chinese wording of every phrase; those without places to fill come first."""
    entries = tomllib.loads((resources.files("gangmu.cli") / "data" / "errors.toml").read_text("utf-8"))["phrase"]
    entries.sort(key=lambda entry: len(_HOLE.findall(entry["en"])))
    return tuple((_pattern(entry["en"]), entry["zh"]) for entry in entries)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _HOLE.split(template)
    return re.compile("".join(f"(?P<{part}>.+)" if k % 2 else re.escape(part) for k, part in enumerate(parts)))
