"""The schema as text: what is checked in, printed and compared (模式文本)."""

from pathlib import Path

from schema.build import build_schema

CHECKED_IN = Path(__file__).with_name("schema.graphql")
"""The exported SDL that is kept beside this module; a test holds the two together."""


def schema_text() -> str:
    """Return the SDL of the served schema, sorted, ending in a newline."""
    return build_schema().as_str().rstrip("\n") + "\n"


if __name__ == "__main__":
    CHECKED_IN.write_text(schema_text(), encoding="utf-8")
