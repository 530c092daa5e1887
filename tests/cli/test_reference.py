"""The page of the command line names every command, option and part, and the columns as they are."""

import re

import click
import pytest
from tests.seeds import ROOT

from gangmu.cli.app import app
from gangmu.cli.terminal.page import PARTS
from gangmu.report.sheets import FORMS
from gangmu.report.words import Words

PAGE = (ROOT / "docs/reference/cli.md").read_text("utf-8")


COMMANDS = app.list_commands(click.Context(app))


def options(command: click.Command) -> set[str]:
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name: str) -> None:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    assert {option for option in options(command) if f"`{option}" not in PAGE} == set()


def test_no_option_is_explained_that_does_not_exist() -> None:
    commands = [app.get_command(click.Context(app), name) for name in COMMANDS]
    known = {"--", "--help", *options(app), *(option for command in commands if command for option in options(command))}
    assert set(re.findall(r"`(--[a-z-]*)", PAGE)) <= known


def test_every_part_of_the_output_is_named() -> None:
    assert [part for part in PARTS if f"`{part}`" not in PAGE] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_every_table_is_shown_with_its_columns(form) -> None:
    heads = " ".join(Words("zh")(f"column.{key}") for key in ("number", *(column.key for column in form.columns)))
    assert f"| `--{form.name}` | {Words('zh')(f'sheet.{form.name}')} | {heads} |" in PAGE
