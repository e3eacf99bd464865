"""Reading a bundle (读取数据包): a folder or zip of CSV files, one JSON file, or proposed changes; all problems at once."""

from seeds.read.changes import Change, read_changes
from seeds.read.source import READ_LIMIT, read_bundle, read_bundle_bytes

__all__ = ["READ_LIMIT", "Change", "read_bundle", "read_bundle_bytes", "read_changes"]
