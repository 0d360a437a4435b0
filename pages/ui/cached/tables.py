"""Tables that learners brought: kept by a short name of their numbers, so that an address can mean a long one."""

import cachetools

from nn_core.limits import TABLES_KEPT
from pages.ui.workers.trial import Table

_TABLES: cachetools.LRUCache[str, Table] = cachetools.LRUCache(TABLES_KEPT)


def keep_table(table: Table) -> str:
    """Keep a table for all who ask for it, the least used ones leave; gives its name."""
    _TABLES[table.digest] = table
    return table.digest


def kept_table(digest: str) -> Table | None:
    """The table of this name; None if it is not here."""
    return _TABLES.get(digest)
