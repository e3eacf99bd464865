"""`govhub adopt PATH`: read a policy file, say everything that is wrong with it, or adopt it."""

import argparse
from dataclasses import asdict
from pathlib import Path

from graph.engine import shown_on_stderr
from server.author import author_of_command
from server.commands.command import CannotRunError, Command, Speech, Status
from server.hub import open_graph
from server.settings import Settings


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="a policy file (YAML); docs/policies.md tells what it holds")
    parser.add_argument("--dry-run", action="store_true", help="check everything and write nothing")


async def _run(arguments: argparse.Namespace, settings: Settings, speech: Speech) -> Status:
    from graph.store.policies import adopt_policies, metrics_beside
    from seeds.policy import read_policy_file
    from seeds.prepare import prepare

    path = _existing(arguments.path)
    with shown_on_stderr() as report, author_of_command(settings) as author:
        async with open_graph(settings, exclusive=False, report=report) as database:
            await prepare(database, author=author)
            alone, _ = read_policy_file(path)
            own = [metric.id for metric in alone.metrics] if alone else []
            file, findings = read_policy_file(path, await metrics_beside(database, own))
            changed = 0 if file is None or arguments.dry_run else await adopt_policies(database, [file], author)
    found = [asdict(finding) for finding in findings]
    lines = [f"{path.name}:{one.line}: {one.code} {one.path}: {one.message} {one.advice}" for one in findings]
    accepted = file is not None
    if not accepted:
        verdict = "Refused; nothing was written."
    elif arguments.dry_run:
        verdict = "It can be adopted; nothing was written."
    else:
        verdict = f"Adopted: {changed} metrics, rules and targets are new or different."
    speech.result({"accepted": accepted, "findings": found, "changed": changed}, [*lines, verdict])
    return Status.DONE if accepted else Status.REFUSED


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise CannotRunError(f"There is no file {path}.")
    return path


COMMAND = Command("adopt", "adopt a policy file: rules, targets and metrics, all of it or nothing", _arguments, _run)
