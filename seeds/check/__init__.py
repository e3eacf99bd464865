"""Checking a bundle against itself and the graph around it (核查数据包): pure, no database."""

from seeds.check.known import Known, KnownRecord, Wanted, wanted
from seeds.check.verdict import Checked, check

__all__ = ["Checked", "Known", "KnownRecord", "Wanted", "check", "wanted"]
