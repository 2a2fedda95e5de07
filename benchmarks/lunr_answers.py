"""Answers queries with lunr: documents and queries as JSON come in, addresses as JSON go out.

Run by peers.py with the environment that has lunr, as lunr comes: it cannot cut Chinese.
"""

import json
import sys

from lunr import lunr

SIGNS = str.maketrans(dict.fromkeys("+-~^:*", " "))
"""What lunr would read as operators."""
TITLE = {"field_name": "title", "boost": 8}


def main() -> None:
    """Read, index, answer."""
    documents, queries, most = json.load(sys.stdin)
    index = lunr(ref="url", fields=[TITLE, "text"], documents=documents)
    found = [[one["ref"] for one in index.search(query.translate(SIGNS))] for query in queries]
    json.dump([urls[:most] for urls in found], sys.stdout)


if __name__ == "__main__":
    main()
