"""全文检索: Chinese full-text search over clauses: the same character pairs in SQLite's FTS5 and in a PostgreSQL tsvector."""

from gangmu_console.library.search.grams import phrases, tokens
from gangmu_console.library.search.highlight import excerpt
from gangmu_console.library.search.index import BEST, found_in, index_clauses, index_document, indexed

__all__ = ["BEST", "excerpt", "found_in", "index_clauses", "index_document", "indexed", "phrases", "tokens"]
