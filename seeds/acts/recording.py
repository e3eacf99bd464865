"""Recording an activity, a survey or a step (登记): one row of its table, checked as a load checks it."""

from collections.abc import Mapping

from graph.database import Transaction
from seeds.acts.perform import Plan


async def record(_: Transaction, table: str, cells: Mapping[str, str | None]) -> Plan:
    """The one row."""
    return Plan(str(cells["id"]), [(table, cells)])
