"""定: documents, norms, review, findings, packs, search."""
