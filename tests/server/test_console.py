"""The console is complete in itself: its files are the published ones, and a browser asks no other host for anything."""

import hashlib
import json
import re
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from graphql import GraphQLSyntaxError, parse
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from websockets.sync.client import ClientConnection, connect

from server.app import build_app, uvicorn_config
from server.http.console import CONTENT_SECURITY_POLICY, FILES, questions
from server.http.errors import RefusedError
from tests.server.toy import always_ready, no_context, toy_client, toy_schema

MANIFEST = json.loads((FILES / "manifest.json").read_bytes())
OWN = ("index.html", "console.js", "console.css")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with toy_client(console=True) as client:
        yield client


def test_every_file_of_others_is_the_published_one_and_carries_its_licence() -> None:
    assert {row["file"] for row in MANIFEST} == {f"vendor/{path.name}" for path in (FILES / "vendor").iterdir()}
    for row in MANIFEST:
        assert hashlib.sha256((FILES / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]
        assert "MIT" in row["licence"]
        assert "Permission is hereby granted" in (FILES / row["licenceText"]).read_text()
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"])


def test_the_page_names_only_files_that_are_here() -> None:
    page = (FILES / "index.html").read_text()
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert [name for name in named if not name.startswith("/console/")] == ["data:,"]
    for name in named:
        if name.startswith("/console/"):
            assert (FILES / name.removeprefix("/console/")).is_file(), name
    assert set(re.findall(r"vendor/[^\"]+", page)) == {row["file"] for row in MANIFEST}
    assert not any("://" in (FILES / name).read_text() for name in OWN)


def test_the_page_may_load_from_this_host_only(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert not re.search(r"\*|https?:|unsafe-eval|script-src[^;]*unsafe-inline", CONTENT_SECURITY_POLICY)


@pytest.mark.parametrize("name", [*OWN[1:], "questions.json", *(row["file"] for row in MANIFEST)])
def test_every_file_of_the_page_is_served_with_its_type(client: TestClient, name: str) -> None:
    response = client.get(f"/console/{name}")
    assert response.status_code == 200
    assert response.content == (FILES / name).read_bytes()
    kind = {"js": "javascript", "css": "css", "json": "json"}[name.rpartition(".")[2]]
    assert kind in response.headers["content-type"]


@pytest.mark.parametrize("path", ["/console/", "/console/../app.py", "/console/%2e%2e/app.py", "/console/nothing.js"])
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (404, "NOT_FOUND")


def test_a_browser_at_the_endpoint_is_led_to_the_console(client: TestClient) -> None:
    response = client.get("/graphql", headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_without_the_console_there_is_no_page() -> None:
    with toy_client() as client:
        for path in ("/", "/console/console.js"):
            assert client.get(path).status_code == 404
        assert client.get("/graphql", headers={"accept": "text/html"}).status_code == 406


def test_three_questions_worth_asking_are_ready() -> None:
    assert len(questions()) == 3
    for question in questions():
        assert question.keys() == {"title", "query"}
        try:
            parse(question["query"])
        except GraphQLSyntaxError as error:
            pytest.fail(f"{question['title']}: {error}")


class Recorded:
    """Passes requests on, notes them, and has the browser report whatever the page's policy forbids."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.seen: list[tuple[str, str, int]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.seen.append((scope["method"], scope["path"], message["status"]))
                policy = b"content-security-policy"
                message["headers"] = [
                    (name, value + b"; report-uri /forbidden" if name == policy else value) for name, value in message["headers"]
                ]
            await send(message)

        await self._app(scope, receive, noting if scope["type"] == "http" else send)


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    server = uvicorn.Server(uvicorn_config(app, "127.0.0.1", 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def browser() -> str:
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    pytest.fail(f"This test needs a browser: install one of {', '.join(BROWSERS)} (Debian and Ubuntu: the package chromium).")


def browsing(folder: Path, *more: str) -> list[str]:
    """The command of a browser without a window, which keeps everything in that folder and knows no other host."""
    return [
        browser(),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={folder / 'net.json'}",
        "--net-log-capture-mode=Everything",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        *more,
    ]


@pytest.mark.long
def test_a_browser_opens_the_console_and_asks_no_other_host(tmp_path: Path) -> None:
    command = browsing(tmp_path, "--virtual-time-budget=20000", "--dump-dom")
    app = Recorded(build_app(toy_schema(), no_context, always_ready, console=True))
    with served(app) as address:
        dumped = subprocess.run([*command, f"{address}/"], capture_output=True, text=True, timeout=120, check=True).stdout

    assert "graphiql-execute-button" in dumped
    assert dumped.count('id="graphiql-session-tab-') == len(questions())
    assert ("POST", "/graphql", 200) in app.seen, "GraphiQL did not ask for the schema"
    assert not [seen for seen in app.seen if seen[1] == "/forbidden"], "the page tried what its policy forbids"
    assert {status for _, _, status in app.seen} == {200}
    asked_by_page = page_requests(tmp_path / "net.json", address)
    assert asked_by_page
    assert not [url for url in asked_by_page if not url.startswith((address, "data:"))]


async def one_token(request: Request) -> object:
    """Lets in whoever brings the token `right`."""
    if request.headers.get("authorization") != "Bearer right":
        raise RefusedError(401, "This needs a token.", code="UNAUTHENTICATED")
    return None


@pytest.mark.long
def test_a_token_that_is_entered_is_sent_and_the_schema_asked_for_again(tmp_path: Path) -> None:
    app = Recorded(build_app(toy_schema(), one_token, always_ready, console=True))
    with served(app) as address, subprocess.Popen(browsing(tmp_path, "--remote-debugging-port=0", f"{address}/")) as running:
        try:
            with connect(page_of(tmp_path / "profile")) as page:
                wait_for(lambda: ("POST", "/graphql", 401) in app.seen)
                assert ("POST", "/graphql", 200) not in app.seen
                wait_for(lambda: evaluated(page, "document.querySelectorAll('.graphiql-execute-button').length") == 1)
                tabs = evaluated(page, "document.querySelectorAll('[id^=graphiql-session-tab-]').length")
                entering = "field.value = ' right '; field.dispatchEvent(new Event('change'))"
                evaluated(page, entering)
                wait_for(lambda: ("POST", "/graphql", 200) in app.seen)
                wait_for(lambda: evaluated(page, "document.querySelectorAll('.graphiql-execute-button').length") == 1)
                assert evaluated(page, "document.querySelectorAll('[id^=graphiql-session-tab-]').length") == tabs
                assert "right" not in str(
                    evaluated(page, "JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie")
                )
        finally:
            running.terminate()
    assert not [seen for seen in app.seen if seen[1] == "/forbidden"], "the page tried what its policy forbids"


def page_of(profile: Path) -> str:
    """The address under which the browser's one page is steered."""
    port = profile / "DevToolsActivePort"
    wait_for(lambda: port.is_file() and len(port.read_text().splitlines()) == 2)
    with urllib.request.urlopen(f"http://127.0.0.1:{port.read_text().splitlines()[0]}/json/list", timeout=10) as answer:
        pages = [target for target in json.load(answer) if target["type"] == "page"]
    return str(pages[0]["webSocketDebuggerUrl"])


def evaluated(page: ClientConnection, expression: str) -> object:
    """What an expression gives in the page."""
    page.send(json.dumps({"id": 1, "method": "Runtime.evaluate", "params": {"expression": expression}}))
    while "id" not in (answer := json.loads(page.recv(timeout=20))):
        pass
    result = answer["result"]
    assert "exceptionDetails" not in result, result
    return result["result"].get("value")


def wait_for(condition: Callable[[], bool], patience: float = 40) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def page_requests(net_log: Path, address: str) -> list[str]:
    """The addresses the browser asked for on behalf of the page, out of its own log."""
    text = net_log.read_text()
    log = json.loads(text if text.rstrip().endswith("}") else text.rstrip().rstrip(",") + "]}")
    parameters = [event.get("params", {}) for event in log["events"]]
    return [entry["url"] for entry in parameters if "url" in entry and entry.get("initiator", "").startswith(address)]
