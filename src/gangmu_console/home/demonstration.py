"""演示数据: the made-up people, then whatever each app shows of itself (``<app>.demonstration.load``)."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from gangmu_console.people.demonstration_accounts import load_people


def load() -> None:
    """People first, then every app's own; each leaves alone what is there already."""
    people = load_people()
    for app in apps.get_app_configs():
        if (
            app.module is not None
            and app.name != "gangmu_console.home"
            and module_has_submodule(app.module, "demonstration")
        ):
            import_module(f"{app.name}.demonstration").load(people)
