"""Contextual compression of retrieved documents by the Summarizer service, in the shape that LangChain's compressors have.

Needs nothing but Python's standard library. LangChain's own Document works too: an object is copied and only its page_content replaced.
"""

import copy
import json
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field


@dataclass
class Document:
    """The two members of LangChain's Document that matter here."""

    page_content: str
    metadata: dict = field(default_factory=dict)


class SummarizerCompressor:
    """Keeps of every document what answers the query, and leaves out documents that do not.

    All documents go in one request. Further fields of POST /v1/compress, such as rate or target_tokenizer, are keyword arguments.
    """

    def __init__(self, url="http://localhost:8080", timeout=180, retries=3, **fields):
        self.url = url.rstrip("/") + "/v1/compress"
        self.timeout = timeout
        self.retries = retries
        self.fields = fields

    def compress_documents(self, documents, query, callbacks=None):
        """Shorter copies of the documents that have something to say, in their order. Metadata never leaves this process."""
        if not documents:
            return []
        texts = [{"text": document.page_content} for document in documents]
        results = self._post({"query": query, "documents": texts, **self.fields})["results"]
        kept = []
        for result in results:
            if not result["dropped"]:
                document = copy.copy(documents[result["index"]])
                document.page_content = result["text"]
                kept.append(document)
        return kept

    def _post(self, body):
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.url, data, {"Content-Type": "application/json"})
        for attempt in range(self.retries + 1):
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                if error.code not in (429, 503) or attempt == self.retries:
                    raise RuntimeError(f"{error.code}: {_detail(error)}") from error
                time.sleep(int(error.headers.get("Retry-After") or 2**attempt))


def _detail(error):
    """What the service says was wrong."""
    text = error.read().decode(errors="replace")
    try:
        problem = json.loads(text)
        return " ".join([problem["detail"], *(message for field in problem.get("errors", {}).values() for message in field)])
    except (ValueError, KeyError, TypeError, AttributeError):
        return text[:200]


def main():
    documents = [
        Document(
            "Four lighthouses have stood on the Eddystone Rocks. Henry Winstanley lit the first in 1698; it was swept away in the Great "
            "Storm of 1703 together with its builder. The second, made of wood by John Rudyerd, burned down in 1755.",
            {"source": "eddystone.txt", "page": 1},
        ),
        Document(
            "Sailors tell lighthouses apart by their rhythm of flashes. By day the tower's paint does the same, with stripes or bands.",
            {"source": "colours.txt", "page": 4},
        ),
        Document(
            "In 1907 Gustaf Dalén invented the sun valve, in which a black rod warms by day, grows longer and turns the gas off until dusk. "
            "An explosion blinded him in 1912. In the same year he received the Nobel Prize in Physics.",
            {"source": "dalen.txt", "page": 2},
        ),
    ]
    compressor = SummarizerCompressor(os.environ.get("SUMMARIZER_URL", "http://localhost:8080"), rate=0.5)
    for document in compressor.compress_documents(documents, "What did Gustaf Dalén invent?"):
        print(document.metadata, document.page_content)


if __name__ == "__main__":
    main()
