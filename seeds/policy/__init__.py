"""Policy files in: reading, checking, copying (政策文件的读取)."""

from seeds.policy.copies import demo_copy
from seeds.policy.findings import PolicyFinding
from seeds.policy.reader import read_policies, read_policy_file, shipped_policies

__all__ = ["PolicyFinding", "demo_copy", "read_policies", "read_policy_file", "shipped_policies"]
