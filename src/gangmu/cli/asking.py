"""How commands are asked: options that all of them share, help in the language of the user, file names of any kind."""

from __future__ import annotations

import copy
import functools
import os
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import click

_LANGUAGE, _DEBUG = "gangmu.language", "gangmu.debug"
Language = Literal["zh", "en"]
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}


@functools.cache
def _help() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((resources.files("gangmu.cli") / "data" / "help.toml").read_text("utf-8"))


def said(group: str, name: str, language: Language) -> str:
    """The help text ``name`` of ``group`` (data/help.toml)."""
    return _help()[group][name][language]


def language_asked(ctx: click.Context | None) -> Language:
    """The language to speak: that of ``--lang``, else that of the locale."""
    asked = language_chosen(ctx)
    return asked or locale_language(os.environ)


def language_chosen(ctx: click.Context | None) -> Language | None:
    """What ``--lang`` says, or None."""
    chosen = ctx.meta.get(_LANGUAGE) if ctx else None
    return _LANGUAGES.get(str(chosen))


def locale_language(environment: os._Environ[str] | dict[str, str]) -> Language:
    """Chinese where the locale of messages is Chinese, else English (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((name for name in names if name), "").lower().startswith("zh") else "en"


def language_written(arguments: list[str]) -> Language:
    """The language asked for in ``arguments``, for what has to be said when no context is left."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        asked = argument if before == "--lang" else argument.removeprefix("--lang=")
        if asked in _LANGUAGES:
            return _LANGUAGES[asked]
    return locale_language(os.environ)


class Option(click.Option):
    """An option whose help stands in data/help.toml under its name."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help in the language asked for."""
        option = copy.copy(self)
        option.help = said("option", str(self.name), language_asked(ctx))
        return click.Option.get_help_record(option, ctx)


class Asked(click.Command):
    """A command whose help stands in data/help.toml under its name."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help as set in the data, line for line: Chinese has no blanks at which it could be wrapped."""
        formatter.write_paragraph()
        with formatter.indentation():
            for line in said("command", str(self.name), language_asked(ctx)).strip().splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}".rstrip() + "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in the language asked for."""
        option = super().get_help_option(ctx)
        if option:
            option.help = said("option", "help", language_asked(ctx))
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A file whose name begins with a dash is a file, unless that is an option's name."""
        options = {name for param in self.get_params(ctx) for name in param.opts}
        return super().parse_args(ctx, [_as_path(arg, options) for arg in args])


def _as_path(arg: str, options: set[str]) -> str:
    dashed = arg.startswith("-") and len(arg) > 1 and arg.split("=", maxsplit=1)[0] not in options
    return f"./{arg}" if dashed and os.path.lexists(arg) else arg


def _remember(ctx: click.Context, _: click.Parameter, language: str | None) -> None:
    if language:
        ctx.meta[_LANGUAGE] = language


def _remember_debug(ctx: click.Context, _: click.Parameter, debug: bool) -> None:
    if debug:
        ctx.meta[_DEBUG] = True


def debug_asked(ctx: click.Context) -> bool:
    """Whether ``--debug`` was given, before or after the command's name."""
    return bool(ctx.meta.get(_DEBUG))


def common_options() -> list[click.Parameter]:
    """The options that every command has."""
    return [
        Option(["--lang"], type=click.Choice(["zh", "en"]), is_eager=True, expose_value=False, callback=_remember),
        Option(["--debug"], is_flag=True, expose_value=False, callback=_remember_debug),
    ]


def files_argument() -> click.Argument:
    """One file or more; whether they can be read is found out in reading."""
    return click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path))


def flag(*names: str, **settings: Any) -> Option:
    """A switch."""
    return Option(list(names), is_flag=True, **settings)
