"""The verdict on a bundle (核查结论): every finding, and what the load would create, change and void."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.model.tables import TABLES
from seeds.bundle import Bundle, BundleRow, Finding
from seeds.check.areas import compound_area_findings, parent_findings
from seeds.check.bodies import firm_findings, form_findings, uscc_findings
from seeds.check.cells import cell_findings
from seeds.check.cycles import cycle_findings
from seeds.check.dates import date_findings
from seeds.check.erased import erased_findings
from seeds.check.holdings import holding_findings
from seeds.check.known import Known
from seeds.check.references import reference_findings
from seeds.check.state import State, state_after
from seeds.check.subjects import subject_findings
from seeds.check.warnings import warning_findings
from seeds.findings import ERROR

_ORDER = {table.name: number for number, table in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings, in the order of tables and rows, and the rows by what a load makes of them.

    Each of the four maps has every table. A row equal to the current version is unchanged, as is
    the void of a void record; one that brings a void record back is changed.
    """

    findings: Sequence[Finding]
    created: Mapping[str, Sequence[BundleRow]]
    changed: Mapping[str, Sequence[BundleRow]]
    unchanged: Mapping[str, Sequence[BundleRow]]
    voided: Mapping[str, Sequence[BundleRow]]

    @property
    def accepted(self) -> bool:
        """Whether nothing stops the load; warnings do not."""
        return all(finding.severity != ERROR for finding in self.findings)


def check(bundle: Bundle, known: Known) -> Checked:
    """Checks the state that the load would leave behind, as far as the bundle can have broken it.

    Pure, and near-linear in the rows of the bundle and the records of `known`. Source of the
    rules: the contract, bundle.md.
    """
    state, findings = state_after(bundle, known)
    findings += chain(
        cell_findings(state),
        reference_findings(state),
        parent_findings(state),
        compound_area_findings(state),
        form_findings(state),
        uscc_findings(state),
        erased_findings(state),
        firm_findings(state),
        date_findings(state),
        subject_findings(state),
        cycle_findings(state),
        holding_findings(state),
        warning_findings(state),
    )
    return _sorted_out(state, in_order(findings))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by table, row, column and code; those about no table that exists come first."""
    return sorted(findings, key=lambda f: (_ORDER.get(f.table, -1), f.table, f.row, f.column or "", f.code, f.message))


def _sorted_out(state: State, findings: list[Finding]) -> Checked:
    created: dict[str, list[BundleRow]] = {table.name: [] for table in TABLES}
    changed: dict[str, list[BundleRow]] = {table.name: [] for table in TABLES}
    unchanged: dict[str, list[BundleRow]] = {table.name: [] for table in TABLES}
    voided: dict[str, list[BundleRow]] = {table.name: [] for table in TABLES}
    for id_, row in state.rows.items():
        current = state.known.records.get(id_)
        if row.void:
            if current is not None:
                (unchanged if current.void else voided)[row.table].append(row)
        elif current is None:
            created[row.table].append(row)
        elif current.void or _stated(row.cells) != _stated(current.cells):
            changed[row.table].append(row)
        else:
            unchanged[row.table].append(row)
    return Checked(findings, created, changed, unchanged, voided)


def _stated(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if name not in ("id", "code", "void")}
