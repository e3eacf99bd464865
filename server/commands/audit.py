"""`govhub audit verify|export`: examine the audit log, or print its entries or how far its chains have come."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.audit import Folder, Head
from server.commands.command import CannotRunError, Command, Speech, Status
from server.settings import Settings


def _arguments(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(title="what to do", metavar="ACTION", dest="action", required=True)
    verify = below.add_parser("verify", help="find what was altered, removed, inserted or cut off", allow_abbrev=False)
    verify.add_argument("--against", metavar="FILE", type=Path, help="heads exported earlier, which every chain must still have")
    export = below.add_parser("export", help="print the entries, one JSON object a line", allow_abbrev=False)
    export.add_argument("--from", dest="since", metavar="INSTANT", type=_instant, help="no earlier ones, e.g. 2026-05-01T00:00Z")
    export.add_argument("--to", dest="until", metavar="INSTANT", type=_instant, help="no later ones")
    export.add_argument("--heads", action="store_true", help="print how far each chain has come instead, for `verify --against`")
    for one in (verify, export):
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as one JSON document")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    folder = Folder(settings.audit_folder)
    if not folder.path.is_dir():
        raise CannotRunError(f"There is no audit log in {folder.path}; GOVHUB_AUDIT or GOVHUB_HOME names another place.")
    if arguments.action == "verify":
        return _verify(folder, arguments.against, speech)
    if arguments.heads:
        _print_all([vars_of(head) for head in _heads(folder)], speech)
    else:
        _print_all((entry.as_json() for entry in _entries(folder, arguments.since, arguments.until)), speech)
    return Status.DONE


def _verify(folder: Folder, against: Path | None, speech: Speech) -> Status:
    from graph.audit.verify import verify

    examined = verify(folder, _read_heads(against) if against else ())
    lines = [finding.line() for finding in examined.findings]
    lines += [f"{chain}: its process was stopped in the middle of an entry, which never counted" for chain in examined.torn]
    verdict = "sound" if examined.sound else f"{len(examined.findings)} findings"
    document: dict[str, Any] = {
        "sound": examined.sound,
        "chains": examined.chains,
        "entries": examined.entries,
        "findings": [finding.as_json() for finding in examined.findings],
        "torn": examined.torn,
    }
    speech.result(document, [*lines, f"{examined.chains} chains, {examined.entries} entries: {verdict}."])
    return Status.DONE if examined.sound else Status.REFUSED


def _entries(folder: Folder, since: int | None, until: int | None) -> Any:
    from graph.audit.reading import oldest_first

    return oldest_first(folder, since=since, until=until)


def _heads(folder: Folder) -> list[Head]:
    seal = folder.seal()
    return [head for chain in folder.chains() if (head := folder.head(chain, seal)) is not None]


def vars_of(head: Head) -> dict[str, object]:
    """A head as it is exported."""
    return {"chain": head.chain, "seq": head.seq, "at": head.at, "mac": head.mac}


def _read_heads(path: Path) -> list[Head]:
    try:
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        rows = found[0] if len(found) == 1 and isinstance(found[0], list) else found
        return [Head(str(row["chain"]), int(row["seq"]), int(row["at"]), str(row["mac"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotRunError(f"{path} holds no heads, as `govhub audit export --heads` prints them: {error}") from None


def _print_all(rows: Any, speech: Speech) -> None:
    if speech.as_json:
        speech.result(list(rows), ())
    else:
        speech.result(None, (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows))


def _instant(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no instant such as 2026-05-01T08:00:00+08:00") from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000_000)


COMMAND = Command("audit", "the audit log: examine it, or export it", _arguments, _run)
