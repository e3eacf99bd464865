"""A sound graph with a history, one text for the whole of it, and the examination that the tests of the doctor call."""

import hashlib
import json

from graph.database import Database
from seeds import doctor
from seeds.doctor import Diagnosis
from seeds.load import load_bundle
from seeds.policy import shipped_policies
from seeds.prepare import prepare
from tests.conftest import EVERYTHING_BUT_MIGRATIONS
from tests.seeds.load_world import bundle_of, row, rows_of, void, whole_world

HISTORY = (
    rows_of(row("c-1", households="130", area="970101001002"), row("p-1", name="虚构己"), row("b-joint", compound="c-1")),
    rows_of(row("970101001", name="虚构新街道"), row("a-1", until="2022-02")),
    rows_of(void("y-1"), void("n-2"), row("b-under", parent="b-party")),
    rows_of(row("y-1", finding="present"), row("c-1", households="131")),
)


async def whole(database: Database) -> Database:
    """A world of every table with a history: corrections, a move, a void and a return."""
    await database.execute(EVERYTHING_BUT_MIGRATIONS)
    await prepare(database)
    for rows in (whole_world(), *HISTORY):
        result = await load_bundle(database, bundle_of(rows), name="test")
        assert result.accepted, result.lines()
    return database


async def told(database: Database) -> str:
    """One text for the whole graph, without the two figures that are only ever counted up."""
    nodes, lines = {}, []
    for one in await database.read("MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties"):
        values = {name: value for name, value in one["properties"].items() if name not in ("appliedAt", "policyStamp")}
        nodes[one["key"]] = json.dumps([sorted(one["labels"]), values], sort_keys=True, ensure_ascii=False)
    for one in await database.read(
        "MATCH (a)-[l]->(b) RETURN elementId(a) AS a, type(l) AS type, properties(l) AS properties, elementId(b) AS b"
    ):
        lines.append(json.dumps([nodes[one["a"]], one["type"], one["properties"], nodes[one["b"]]], sort_keys=True))
    shape = [await database.read("SHOW CONSTRAINTS YIELD name, type"), await database.read("SHOW INDEXES YIELD name, properties")]
    lines += [json.dumps(sorted(rows, key=str)) for rows in shape]
    return hashlib.sha256("\n".join(sorted([*nodes.values(), *lines])).encode()).hexdigest()


class Sound:
    """A sound graph, made anew when the test before left it broken."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.text = ""

    async def there(self) -> Database:
        """The graph, sound."""
        if not self.text or await told(self.database) != self.text:
            await whole(self.database)
            self.text = await told(self.database)
        return self.database


POLICIES = shipped_policies()
"""Read once: that takes ten times as long as to examine a small graph."""


async def diagnosis(database: Database, *, repair: bool = False, page: int = 1000) -> Diagnosis:
    return await doctor.diagnosis(database, repair=repair, page=page, policies=POLICIES)


def codes(found: Diagnosis) -> set[str]:
    return {one.check.code for one in found.findings}
