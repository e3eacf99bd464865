"""Reading a bundle (读取数据包): a folder or zip of CSV files, or one JSON file, all problems at once."""

from seeds.read.source import READ_LIMIT, read_bundle, read_bundle_bytes

__all__ = ["READ_LIMIT", "read_bundle", "read_bundle_bytes"]
