"""The account of the catalogue's named facts N-001 … N-137 (具名事实): which the bundles hold, where, and why some are not held.

`seeds/facts.csv` is the account, the bundles are what it accounts for, docs/facts.md is both written out:
`python -m seeds.facts`.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from seeds.bundle import Bundle
from seeds.read import read_bundle

SEEDS = Path(__file__).parent
BUNDLES: tuple[str, ...] = ("documents", "qingyang")
"""The folders that hold the facts, in the order in which they can be loaded (either order will do)."""
ACCOUNT = SEEDS / "facts.csv"
PAGE = SEEDS.parent / "docs" / "facts.md"


class Held(StrEnum):
    """Whether the bundles hold a fact (是否载入)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Fact:
    """One named fact (一条具名事实): where it is held, the words that must stand there, its clause, what is not held and why."""

    id: str
    fact: str
    held: Held
    records: tuple[str, ...]
    printed: tuple[str, ...]
    clause: str
    why: str


def named_facts() -> list[Fact]:
    """The account, row by row; ValueError for a word other than yes, partly, no."""
    with ACCOUNT.open(encoding="utf-8", newline="") as file:
        return [
            Fact(
                row["id"],
                row["fact"],
                Held(row["held"]),
                _parts(row["records"]),
                _parts(row["printed"]),
                row["clause"],
                row["why"],
            )
            for row in csv.DictReader(file)
        ]


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def fact_bundles() -> dict[str, Bundle]:
    """The bundles that hold the facts, by the name of their folder."""
    found = {}
    for name in BUNDLES:
        bundle, findings = read_bundle(SEEDS / name)
        assert not findings, findings
        found[name] = bundle
    return found


def held_cells(bundles: Mapping[str, Bundle]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Every record of the bundles: `table/identifier` → (bundle, stated cells)."""
    return {
        f"{table}/{row.id}": (name, row.cells)
        for name, bundle in bundles.items()
        for table, rows in bundle.rows.items()
        for row in rows
    }


_HEAD = """# Named facts

What the source documents name is numbered in the policy catalogue, section 7: N-001 to N-137. This page says of each whether the
bundles under `seeds/` hold it, in which records, by which clause, and what is not held and why. It is written by
`python -m seeds.facts` from `seeds/facts.csv` and the bundles; tests compare the three, load the bundles into a real graph and
ask for each record by its identifier.

- `seeds/qingyang`: the plan of Qingyang (002), its task force, communities and office holders.
- `seeds/documents`: everything else that 000, 001, 003 and 004 name: documents, units, leading groups, contacts.

The two need nothing from each other and can be loaded in either order (`govhub load seeds/documents`); `govhub serve --demo`
loads both, as known from 2024-11-08 and 2024-11-09.

How it is held:

- A document is a source: title, number, issuer and date as printed, masked letters as masked. Which document cites it is in the
  column *clause* here; the graph has no relation between two sources, and no column for the kind of document.
- A unit is a body seated in the division that the document names, by its code. Where the text leaves the place out of the name
  (区房管局), the name is completed and a source of the record says so. Units named by kind only (各街镇) are no bodies.
- A unit of a place that the text does not name (我区, 我县, 我市, XX) is not held: nobody could tell which it is. Leading groups
  of such places are, without an area, because their posts by office are the fact; their names say what is missing.
- A leading group's posts are held by office, without a holder: no person is printed. A post whose number is not printed is not
  held, since empty seats mean one.
- A firm that is no property firm has neither form nor area, so it is in no population.
- A contact belongs to the body named beside it in the page's footer.
"""


def facts_page() -> str:
    """The page's text; equal accounts and bundles give equal text."""
    facts, cells = named_facts(), held_cells(fact_bundles())
    counts = Counter(fact.held for fact in facts)
    sums = [[str(held), str(counts[held])] for held in Held] + [["**all**", str(len(facts))]]
    tables = Counter((bundle, key.partition("/")[0]) for key, (bundle, _) in cells.items())
    rows = [[f"`{bundle}`", table, str(count)] for (bundle, table), count in sorted(tables.items())]
    return "\n".join(
        (
            _HEAD,
            *_table(("held", "facts"), sums),
            "",
            *_table(("bundle", "table", "records"), rows),
            "",
            *_table(("fact", "what", "held", "records", "clause", "not held, or to be noted"), map(_row, facts)),
            "",
        )
    )


def _row(fact: Fact) -> list[str]:
    by_table: dict[str, list[str]] = {}
    for record in fact.records:
        table, _, id_ = record.partition("/")
        by_table.setdefault(table, []).append(f"`{id_}`")
    records = "; ".join(f"{table} {', '.join(ids)}" for table, ids in by_table.items())
    return [fact.id, fact.fact, fact.held, records, fact.clause, fact.why]


def _table(head: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |".replace("|  |", "| |")


def main() -> None:
    """Write docs/facts.md."""
    PAGE.write_text(facts_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
