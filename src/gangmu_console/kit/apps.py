"""The app's name and label."""

from __future__ import annotations

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    """工具箱."""

    name = "gangmu_console.kit"
    verbose_name = "工具箱"

    def ready(self) -> None:
        """What is said beside a field that was left empty: what to do, not that it is required."""
        for kind, words in (
            (forms.Field, _("请填写这一项。")), (forms.ChoiceField, _("请选一项。")),
            (forms.ModelChoiceField, _("请选一项。")), (forms.FileField, _("请选一个文件。")),
        ):  # fmt: skip
            kind.default_error_messages = {**kind.default_error_messages, "required": words}
