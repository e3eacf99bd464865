"""What a person sees on standard error while the server is fetched and started."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn, TransferSpeedColumn

Report = Callable[[str, int, int], None]
"""Called with a sentence, the bytes done and the bytes in all; 0 of 0 is a sentence without a measure."""

_QUARTERS = 4


def unreported(sentence: str, done: int, total: int) -> None:
    """Says nothing, for callers that show no progress."""


@contextmanager
def shown_on_stderr() -> Iterator[Report]:
    """A bar on a terminal; plain lines, one a quarter, where standard error is a file or a pipe."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield _plain_lines(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    # Not redirecting: rich would otherwise carry standard output, where the result goes, over to standard error.
    bars = Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False)
    try:
        yield _bars(bars)
    finally:
        bars.stop()


def _plain_lines(console: Console) -> Report:
    shown: dict[str, int] = {}

    def report(sentence: str, done: int, total: int) -> None:
        if not total:
            console.print(sentence, soft_wrap=True)
            return
        quarter = done * _QUARTERS // total
        if quarter != shown.get(sentence):
            shown[sentence] = quarter
            console.print(f"{sentence}: {done / 1e6:.0f} of {total / 1e6:.0f} MB", soft_wrap=True)

    return report


def _bars(bars: Progress) -> Report:
    tasks: dict[str, TaskID] = {}

    def report(sentence: str, done: int, total: int) -> None:
        if not total:
            bars.console.print(sentence)
            return
        if sentence not in tasks:
            bars.start()
            tasks[sentence] = bars.add_task(sentence, total=total)
        bars.update(tasks[sentence], completed=done)
        if done >= total:
            bars.stop()

    return report
