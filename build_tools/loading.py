"""Loading: the index that was written for a server → an OpenSearch server.

Enters: the folder of `vanban export opensearch`, the address of an index (`http://host:9200/name`). Leaves: the index
made anew under that name, with how many clauses it holds. Raises Refusal when the client is not installed, or the
server does not answer or refuses a clause. Needs the extra `opensearch`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import extras
from .errors import Refusal


def load(folder: Path, address: str) -> int:
    """Makes the index anew and fills it; returns how many clauses the server then holds."""
    try:
        from opensearchpy import OpenSearch, OpenSearchException
    except ImportError as error:
        raise Refusal(
            "vanban export --load", "chưa có gói opensearch-py", f"chạy: {extras.way('opensearch')}"
        ) from error
    parts = urlsplit(address)
    name = parts.path.strip("/")
    if not (parts.scheme and parts.netloc and name):
        raise Refusal(address, "không phải địa chỉ của một chỉ mục", "viết như http://localhost:9200/vanban")
    client: Any = OpenSearch(hosts=[f"{parts.scheme}://{parts.netloc}"], timeout=120)
    try:
        return _filled(client, folder, name)
    except OpenSearchException as error:
        raise Refusal(address, f"máy chủ OpenSearch từ chối: {error}", "xem máy chủ có đang chạy không") from error


def _filled(client: Any, folder: Path, name: str) -> int:
    if client.indices.exists(index=name):
        client.indices.delete(index=name)
    client.indices.create(index=name, body=json.loads((folder / "mapping.json").read_text(encoding="utf-8")))
    for path in sorted(folder.glob("bulk-*.ndjson")):
        answer = client.bulk(index=name, body=path.read_text(encoding="utf-8"))
        wrong = [item["index"]["error"] for item in answer["items"] if item["index"].get("error")]
        if wrong:
            raise Refusal(str(path), f"{len(wrong)} điều khoản bị từ chối: {wrong[0]}", "xem dung lượng của máy chủ")
    client.indices.refresh(index=name)
    count: int = client.count(index=name)["count"]
    return count
