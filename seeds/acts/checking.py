"""The verdict on an act that is not done (预审): the same rules, the same codes, nothing written."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from graph.database import Database, Transaction
from graph.model.asking import Asking
from graph.rules.appointing import Reason, blocked, settled
from graph.store.appointing import answered
from seeds.acts.deciding import Decision, decide
from seeds.acts.perform import Act, Plan, against, checked_rows
from seeds.acts.proposing import Proposal, propose


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act would be done, and every reason for and against it (预审结论)."""

    accepted: bool
    reasons: Sequence[Reason]


async def check_proposal(database: Database, asking: Asking, proposal: Proposal, act: Act) -> Verdict:
    """What `propose` would be answered under the key of the act, which is not done."""
    return await _checked(database, lambda tx: propose(tx, asking, proposal), act)


async def check_decision(database: Database, asking: Asking, decision: Decision) -> Verdict:
    """What `decide` would be answered."""
    return await _checked(database, lambda tx: decide(tx, asking, decision))


async def _checked(database: Database, plan: Callable[[Transaction], Awaitable[Plan]], act: Act | None = None) -> Verdict:
    async def work(tx: Transaction) -> Verdict:
        before = await answered(tx, act.kept_as) if act and act.kept_as else None
        if act and before is not None:
            same = before.said == act.digest
            return Verdict(same, [] if same else [Reason("IDEMPOTENCY_KEY_REUSED", True)])
        planned = await plan(tx)
        checked = await checked_rows(tx, planned.rows)
        reasons = settled([*planned.reasons, *against(checked.findings)], planned.because)
        return Verdict(not blocked(reasons), reasons)

    return await database.read_together(work)
