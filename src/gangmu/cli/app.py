"""The group of commands, each loaded only when it is called, and the exit code of every way to end.

0 done; 2 the user's input cannot be used; 70 a fault of ours; 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import traceback
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from gangmu import __version__
from gangmu.cli.asking import Asked, Option, common_options, language_asked, language_written, said
from gangmu.cli.output import Hangup, put
from gangmu.errors import BrokenPack, GangmuError

UNUSABLE, OUR_FAULT, INTERRUPTED, HUNG_UP = 2, 70, 130, 141
COMMANDS = ("read", "compile", "export", "lint", "diff", "test", "screen", "replay", "letter", "impact", "bisect")


# What other packages add (the console: serve, audit), as entry points of this group.
ADDED = "gangmu.commands"


class Commands(Asked, click.Group):
    """The commands of ``COMMANDS``, each in the module of its name, and those that other packages add."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order in which they are used."""
        return [*COMMANDS, *sorted(_added())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command ``cmd_name``, loaded now."""
        if cmd_name not in COMMANDS:
            return _load(cmd_name)
        command = import_module(f"gangmu.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from data: no command is loaded for it."""
        language = language_asked(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, said("short", name, language)) for name in self.list_commands(ctx)])


def _added() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=ADDED)}


def _load(name: str) -> click.Command | None:
    """The command ``name`` that another package adds; says what to install where a part of it is missing."""
    point = _added().get(name)
    if point is None:
        return None
    try:
        command = point.load()
    except ModuleNotFoundError as fault:
        raise click.ClickException(f"gangmu {name}: {fault.name} is not installed; install gangmu[console]") from fault
    return command if isinstance(command, click.Command) else None


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"gangmu {__version__}\n")
        ctx.exit()


app = Commands(
    "gangmu",
    params=[
        *common_options(),
        Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version),
    ],
)


def run(arguments: list[str]) -> int:
    """Run the command in ``arguments``; whatever happens, one clear line on stderr and an exit code."""
    try:
        return int(app.main(arguments, prog_name="gangmu", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        return fault.exit_code
    except click.UsageError as fault:
        complaints = import_module("gangmu.cli.complaints")
        complaints.complain(complaints.misused(fault, language_written(arguments)))
        return fault.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Hangup:
        return HUNG_UP
    except Exception as fault:
        return _complain(fault, arguments)


def _complain(fault: Exception, arguments: list[str]) -> int:
    """Say what went wrong before or after the files; what goes wrong in a file is said by its command."""
    complaints = import_module("gangmu.cli.complaints")
    language = language_written(arguments)
    if isinstance(fault, GangmuError):
        for one in fault.faults if isinstance(fault, BrokenPack) else (fault,):
            complaints.complain(complaints.stated(one, language))
        return UNUSABLE
    complaints.complain(complaints.our_fault(type(fault).__name__, "", language))
    if "--debug" in arguments:
        traceback.print_exception(fault)
    return OUR_FAULT
