"""The app's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """人员."""

    name = "gangmu_console.people"
    verbose_name = "人员"
