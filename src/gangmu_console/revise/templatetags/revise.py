"""Tags of the pages of 修."""

from __future__ import annotations

from typing import Any

from django import template

from gangmu_console.library.models import Finding
from gangmu_console.revise.cards import card
from gangmu_console.revise.resources import sentence

register = template.Library()


@register.simple_tag
def finding_card(finding: Finding) -> dict[str, Any]:
    """The card of ``finding``."""
    return card(finding, sentence(finding))
