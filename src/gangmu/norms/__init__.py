"""The vocabulary: frozen values that every other layer speaks."""

from gangmu.norms.diagnostic import Diagnostic, message
from gangmu.norms.document import Clause, Document, Header
from gangmu.norms.norm import Directive, Measure, Norm, NormBase, Target, Task, Threshold
from gangmu.norms.paper import Paper, rank
from gangmu.norms.source import Page, SourceText, Table

__all__ = [
    "Clause", "Diagnostic", "Directive", "Document", "Header", "Measure", "Norm", "NormBase", "Page", "Paper", "SourceText",
    "Table", "Target", "Task", "Threshold", "message", "rank",
]  # fmt: skip
