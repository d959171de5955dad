"""A client of the Language Server Protocol, as small as an editor can be: one document, asked over standard streams."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CAPABILITIES = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "diagnostic": {}}}

Fetch = Callable[[str], str]
"""Gives the text of a schema by its address, as VS Code does for addresses on the web."""


class Editor:
    """A document that is open in an editor with the JSON language server of VS Code.

    ``schemas`` are settings ``json.schemas``, with whole addresses.
    """

    def __init__(self, server: Path, path: Path, fetch: Fetch | None = None, schemas: Any = ()) -> None:
        self._process = subprocess.Popen(
            ["node", str(server), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._fetch = fetch
        self._last = 0
        self.text = path.read_text(encoding="utf-8")
        self._uri = path.as_uri()
        # Other addresses than of files are left to the editor. This one has no network.
        options = {"handledSchemaProtocols": ["file"]}
        self._ask("initialize", processId=None, rootUri=None, capabilities=CAPABILITIES, initializationOptions=options)
        self._send({"method": "initialized", "params": {}})
        settings = {"json": {"schemas": schemas, "validate": {"enable": True}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})
        opened = {"uri": self._uri, "languageId": "json", "version": 1, "text": self.text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        with self._process as process:
            process.kill()

    def hover(self, offset: int) -> str:
        """What is shown over a place of the text, as Markdown; empty if nothing is."""
        answer = self._at("textDocument/hover", offset)
        return "".join(answer["contents"]) if answer else ""

    def completions(self, offset: int) -> dict[str, str]:
        """What is offered at a place of the text, with its explanations."""
        items = self._at("textDocument/completion", offset)["items"]
        return {item["label"]: item.get("documentation") or "" for item in items}

    def problems(self) -> list[tuple[int, str]]:
        """What is marked as wrong: the line, from 1, and the message."""
        items = self._ask("textDocument/diagnostic", textDocument={"uri": self._uri})["items"]
        return [(item["range"]["start"]["line"] + 1, item["message"]) for item in items]

    def _at(self, method: str, offset: int) -> Any:
        line = self.text.count("\n", 0, offset)
        # Columns are counted in UTF-16.
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        place = {"line": line, "character": len(before.encode("utf-16-le")) // 2}
        return self._ask(method, textDocument={"uri": self._uri}, position=place)

    def _ask(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" in message:
                self._answer(message)
            elif message.get("id") == self._last:
                assert "error" not in message, message
                return message["result"]

    def _answer(self, message: dict[str, Any]) -> None:
        if "id" not in message:
            return
        if message["method"] != "vscode/content":
            self._send({"id": message["id"], "result": None})
        elif self._fetch is not None:
            self._send({"id": message["id"], "result": self._fetch(message["params"][0])})
        else:
            self._send({"id": message["id"], "error": {"code": -32000, "message": "no network"}})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while header := self._process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
