"""Variables of a part renamed, so that many parts can stand in one statement."""

import re
from collections.abc import Mapping


def rename(text: str, names: Mapping[str, str]) -> str:
    """The text with its variables renamed, property names and parameters left alone."""
    return re.sub(r"(?<![.\w$:'])(" + "|".join(names) + r")\b(?!'|\s*:\s*[^A-Z])", lambda match: names[match[1]], text)
