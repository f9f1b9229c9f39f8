"""How easy the questions of a bank have been so far."""

from __future__ import annotations

from phonequiz.record.store import Store

_QUERY = """
    SELECT item.name, AVG(answer.right <> 0) FROM answer
    JOIN item ON item.key = answer.item JOIN run ON run.key = answer.run
    WHERE item.bank = ? AND (run.mode <> 'exam' OR run.finished IS NOT NULL)
      AND answer.key IN (SELECT MAX(key) FROM answer GROUP BY run, item)
    GROUP BY item.name
"""


def facilities(store: Store, bank: str) -> dict[str, float]:
    """Item id → the share of right answers in a record, each run counted once; an open exam does not count yet."""
    return {str(name): float(str(share)) for name, share in store.read(_QUERY, (bank,))}
