"""What a command is, and how it speaks: one result on standard output, everything else on standard error."""

import argparse
import json
import sys
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from server.settings import Settings


class Status(IntEnum):
    """Exit statuses (退出码); docs/commands.md lists them."""

    DONE = 0
    REFUSED = 1
    CANNOT_RUN = 2
    INTERRUPTED = 130


class CannotRunError(Exception):
    """The command cannot do its work (无法执行); the message is one sentence for a person."""


def existing(path: Path) -> Path:
    """The path if anything is there; CannotRunError otherwise."""
    if not path.exists():
        raise CannotRunError(f"There is no file or folder {path}.")
    return path


@dataclass(frozen=True, slots=True)
class Speech:
    """Where a command says things."""

    as_json: bool

    def result(self, document: object, lines: Iterable[str]) -> None:
        """The one result: a JSON document when it was asked for, else lines for a person."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=1), flush=True)
        else:
            for line in lines:
                print(line, flush=True)

    def say(self, sentence: str) -> None:
        """Something to know while it runs."""
        print(sentence, file=sys.stderr, flush=True)

    def fail(self, sentence: str) -> None:
        """Why it cannot run."""
        if self.as_json:
            self.result({"error": sentence}, ())
        self.say(f"govhub: {sentence}")


Run = Callable[[argparse.Namespace, Settings, Speech], Coroutine[None, None, Status]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help, its arguments, and what it does."""

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Run
