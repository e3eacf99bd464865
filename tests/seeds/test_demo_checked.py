"""The demo city passes the importer's own checks, load by load, each against what the earlier ones left."""

from graph.model.tables import TABLE
from seeds.bundle import Bundle, BundleRow
from seeds.check import Known, KnownRecord, check
from seeds.demo import demo_counts, demo_loads
from tests.oracle.metric_table import METRICS


def test_every_load_is_accepted_without_a_warning_and_says_something_new_in_each_row() -> None:
    known: dict[str, KnownRecord] = {}
    created = changed = voided = 0
    for load in demo_loads():
        rows = {table: [BundleRow(table, number, row) for number, row in enumerate(told, 2)] for table, told in load.rows.items()}
        checked = check(Bundle(rows), Known(known, frozenset(METRICS), frozenset({"99-R-001", "99-R-049"})))
        assert [finding.as_json() for finding in checked.findings] == []
        assert not any(checked.unchanged.values())
        created += sum(map(len, checked.created.values()))
        changed += sum(map(len, checked.changed.values()))
        voided += sum(map(len, checked.voided.values()))
        for table, told in rows.items():
            for row in told:
                cells = {name: text for name, text in row.cells.items() if name != "void"}
                identifier = cells[TABLE[table].key]
                known[identifier] = KnownRecord(table, identifier, cells, row.void)
    counts = demo_counts()
    assert created == sum(count.records for count in counts)
    assert changed == sum(count.corrections + count.brought_back for count in counts)
    assert voided == sum(count.voids for count in counts)
