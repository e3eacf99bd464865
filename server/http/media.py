"""Media types of GraphQL over HTTP: what a body may be, and which of two types the caller reads best."""

from collections.abc import Iterator

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
MEDIA_TYPES = (GRAPHQL_RESPONSE, JSON)


def parted(value: str) -> tuple[str, dict[str, str]]:
    """Return a media type in lower case and its parameters, quotes removed."""
    name, *parameters = value.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    return name.strip().lower(), {key.strip().lower(): text.strip().strip('"').lower() for key, _, text in pairs if key.strip()}


def is_utf8(parameters: dict[str, str]) -> bool:
    """Return whether the charset is absent or UTF-8."""
    return parameters.get("charset", "utf-8") in ("utf-8", "utf8")


def is_json_body(content_type: str) -> bool:
    """Return whether a request body of this type is read: exactly JSON in UTF-8."""
    name, parameters = parted(content_type)
    return name == JSON and is_utf8(parameters)


def answer_type(accept: str) -> str | None:
    """Return the media type to answer in (内容协商); None when the caller takes neither.

    The heaviest range wins, then the first named. A wildcard stands for plain JSON, which clients of every age read.
    """
    offers = sorted(enumerate(_offers(accept)), key=lambda offer: (-offer[1][1], offer[0]))
    return offers[0][1][0] if offers else None


def _offers(accept: str) -> Iterator[tuple[str, float]]:
    if not accept.strip():
        yield JSON, 1.0
    for media_range in accept.split(","):
        name, parameters = parted(media_range)
        try:
            weight = float(parameters.get("q", "1"))
        except ValueError:
            continue
        if weight <= 0 or not is_utf8(parameters):
            continue
        if name in MEDIA_TYPES:
            yield name, weight
        elif name in ("*/*", "application/*"):
            yield JSON, weight
