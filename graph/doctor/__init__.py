"""Examines a whole graph page by page, says what is wrong with it, and repairs what follows from its facts (诊断与修复)."""

from graph.doctor.checks import CHECKS, Check, Severity
from graph.doctor.examination import Pass, Tell, examined, ledger_pass, present_pass, untold
from graph.doctor.findings import Fault, Finding, Findings, Place, Remedy

__all__ = [
    "CHECKS",
    "Check",
    "Fault",
    "Finding",
    "Findings",
    "Pass",
    "Place",
    "Remedy",
    "Severity",
    "Tell",
    "examined",
    "ledger_pass",
    "present_pass",
    "untold",
]
