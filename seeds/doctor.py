"""Examines a whole graph (全图诊断): its shape, its books, both worlds, its policies, and the rules of the bundle.

The rules are those that every load is checked by (seeds/check): the records of a page stand for a
bundle, and what the checks need to see around it is asked of the graph as for a load.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.database import Database, Transaction
from graph.doctor import CHECKS, Check, Fault, Finding, Findings, Pass, Tell, examined, ledger_pass, present_pass, untold
from graph.doctor.books import book_faults, count_faults, read_books
from graph.doctor.examination import PAGE, repaired_under_lock, undisturbed
from graph.doctor.neighbours import page_rows
from graph.doctor.policies import OUTDATED, policy_faults, policy_rows
from graph.doctor.shape import UNKNOWN_MIGRATION, reshaped, shape_faults
from graph.doctor.world import PRESENT, stated_cells, type_labels
from graph.model.policy import PolicyFile
from graph.model.tables import TABLE_OF_LABEL
from graph.statements import statement
from seeds.bundle import Bundle, BundleRow
from seeds.check import Wanted, check, wanted
from seeds.finding_codes import CHECKING, ERROR
from seeds.load import known_around
from seeds.policy import shipped_policies
from seeds.prepare import adopt_shipped

_OF_A_BUNDLE: Final = frozenset({"ID_OF_ANOTHER_TABLE", "PERSON_ERASED", "VOID_REFERENCE", "VOID_UNKNOWN", "VOID_STILL_NAMED"})
"""Codes that need a row beside what is there: the present is what is there."""
_OF_POSTS: Final = frozenset({"OUTSIDE_LIFE", "TOO_MANY_HOLDERS", "HELD_TWICE"})
"""Codes that need every appointment to a post: told once, where the post is examined."""
RULES: tuple[Check, ...] = tuple(
    Check(code.name, code.meaning, instruction=f"{code.advice} Load the corrected row.")
    for code in CHECKING
    if code.severity == ERROR and code.name not in _OF_A_BUNDLE
)
GRAPH_CHECKS: tuple[Check, ...] = (*CHECKS, *RULES)
UNREADABLE: Final = "STATED_UNREADABLE"
ROUNDS = 10
"""A repaired relation may show that the one derived from it is wrong: so often at most the graph is walked anew."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found in the end, what was repaired on the way, and how much was examined (诊断结论)."""

    findings: Sequence[Finding]
    repaired: Mapping[str, int]
    sizes: Mapping[str, int]
    rules_examined: bool


async def diagnosis(
    database: Database,
    *,
    repair: bool = False,
    tell: Tell = untold,
    page: int = PAGE,
    policies: Sequence[PolicyFile] | None = None,
) -> Diagnosis:
    """Examine everything; with `repair` heal what can be healed and examine again, until nothing more is healed.

    `policies` are those that come with the hub, where the caller has read them already.
    """
    files = shipped_policies() if policies is None else policies
    repaired: Counter[str] = Counter()
    for _ in range(ROUNDS):
        findings = Findings()
        healed = await _round(database, files, findings, repair, tell, page)
        repaired += healed
        if not healed:
            break
    sizes = (await database.read(statement("sizes", "cypher/doctor").text, timeout=None))[0]
    return Diagnosis(findings.by_check(GRAPH_CHECKS), repaired, sizes, UNREADABLE not in findings)


async def _round(
    database: Database, files: Sequence[PolicyFile], findings: Findings, repair: bool, tell: Tell, page: int
) -> Counter[str]:
    """Examine everything once, heal what can be, and count what was healed."""
    healed: Counter[str] = Counter()
    shape = await shape_faults(database)
    findings.add(shape)
    # An older hub does not know what a newer one derives, and would take it away.
    repair = repair and UNKNOWN_MIGRATION not in findings
    if repair:
        healed.update(fault.code for fault in await reshaped(database, shape))
    healed += await _books(database, findings, repair)
    sizes = (await database.read(statement("sizes", "cypher/doctor").text, timeout=None))[0]
    for walk in (ledger_pass(sizes["versions"]), present_pass(sizes["records"])):
        healed += await examined(database, walk, findings, repair=repair, tell=tell, page=page)
    healed += await _policies(database, files, findings, repair)
    if UNREADABLE not in findings:
        rules = Pass("the rules of the bundle", "present_ids", sizes["records"], rule_faults)
        await examined(database, rules, findings, tell=tell, page=page)
    return healed


async def _books(database: Database, findings: Findings, repair: bool) -> Counter[str]:
    async def judge(tx: Transaction) -> list[Fault]:
        return list(book_faults(await read_books(tx)))

    faults = await undisturbed(database, judge)
    findings.add(faults)
    findings.add(await undisturbed(database, count_faults))
    # Taking the lock makes the ledger's node, so what is repaired is what was found before.
    return await _healed(database, faults) if repair else Counter()


async def _policies(database: Database, files: Sequence[PolicyFile], findings: Findings, repair: bool) -> Counter[str]:
    books = await database.read_together(read_books)
    faults = list(policy_faults(await policy_rows(database), books.stamp, files))
    findings.add(faults)
    if repair and any(fault.code == OUTDATED for fault in faults):
        await adopt_shipped(database)
        return Counter(fault.code for fault in faults if fault.code == OUTDATED)
    return await _healed(database, faults) if repair else Counter()


async def _healed(database: Database, faults: list[Fault]) -> Counter[str]:
    """Apply the remedies of faults that no load can make or mend."""

    async def judge(_: Transaction) -> list[Fault]:
        return faults

    return await repaired_under_lock(database, judge) if any(fault.remedies for fault in faults) else Counter()


async def rule_faults(tx: Transaction, ids: Sequence[str]) -> list[Fault]:
    """Which rules of the bundle these records of the present break."""
    rows = await page_rows(tx, "stated_rows", ids)
    tables: dict[str, list[BundleRow]] = {}
    for row in rows:
        types, cells = type_labels(PRESENT, row["labels"]), stated_cells(row["stated"])
        if len(types) == 1 and cells is not None:
            table = TABLE_OF_LABEL[types[0]].name
            own = tables.setdefault(table, [])
            own.append(BundleRow(table, len(own) + 2, cells))
    posts, others = Bundle({"posts": tables.pop("posts", [])}), Bundle(tables)
    # What only warnings and holdings need is not asked for; holdings are judged post by post.
    nobody: frozenset[str] = frozenset()
    needs = replace(wanted(others), bodies=nobody, compounds=nobody, posts=nobody, names=nobody, person_names=nobody)
    found = await _broken(tx, others, replace(needs, committee_compounds=nobody))
    return [*(fault for fault in found if fault.code not in _OF_POSTS), *await _broken(tx, posts, wanted(posts))]


async def _broken(tx: Transaction, bundle: Bundle, needs: Wanted) -> list[Fault]:
    if not any(bundle.rows.values()):
        return []
    ids = {(row.table, row.row): row.id for rows in bundle.rows.values() for row in rows}
    checked = check(bundle, await known_around(tx, needs))
    return [
        Fault(found.code, ids.get((found.table, found.row), found.table), found.message)
        for found in checked.findings
        # A firm that is none is told where it is named.
        if found.severity == ERROR and (found.code, found.column) != ("NOT_A_FIRM", "kind")
    ]
