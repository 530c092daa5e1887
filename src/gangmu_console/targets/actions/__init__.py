"""目标与观测的动作: what other apps may ask, and every change of state."""

from gangmu_console.targets.actions.observe import Wrong, record
from gangmu_console.targets.actions.refresh import import_indicators, refresh_targets
from gangmu_console.targets.actions.set_target import set_target

__all__ = ["Wrong", "import_indicators", "record", "refresh_targets", "set_target"]
