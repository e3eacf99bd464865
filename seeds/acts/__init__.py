"""Acts (操作): one change by one caller, judged by the rules, checked and written as a load is, in one transaction.

`proposing`, `deciding` and `recording` say what an act writes, `perform` does it once, `giving_way` is what follows from
an elected committee's taking office.
"""

from seeds.acts.checking import Verdict, check_decision, check_proposal
from seeds.acts.deciding import Decision, decide
from seeds.acts.perform import Act, Done, Refused, perform
from seeds.acts.proposing import Proposal, new_id, propose
from seeds.acts.recording import record, record_step

__all__ = [
    "Act",
    "Decision",
    "Done",
    "Proposal",
    "Refused",
    "Verdict",
    "check_decision",
    "check_proposal",
    "decide",
    "new_id",
    "perform",
    "propose",
    "record",
    "record_step",
]
