"""交换: documents and norms in the forms that others read: Akoma Ntoso, JSON Lines, CSV, YAML, JSON Schema."""

from gangmu.interchange.akn import from_akn, to_akn
from gangmu.interchange.rows import norm_rows, norms_csv, norms_jsonl, norms_yaml

__all__ = ["from_akn", "norm_rows", "norms_csv", "norms_jsonl", "norms_yaml", "to_akn"]
