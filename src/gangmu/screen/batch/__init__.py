"""批量筛查: the same verdicts over a table of projects, column by column; every reason is kept."""

from gangmu.screen.batch.engine import Engine, Screened
from gangmu.screen.batch.run import Tally, run
from gangmu.screen.batch.work import Law

__all__ = ["Engine", "Law", "Screened", "Tally", "run"]
