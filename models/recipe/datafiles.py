"""Reading and writing JSON lines, plain or compressed with Zstandard (through the `zstd` program)."""
import json
import os
import subprocess


def read_rows(path):
    """Yield one dict per line of a .jsonl or .jsonl.zst file."""
    if not path.endswith(".zst"):
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    with subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise OSError(f"zstd could not read {path}")


def write_rows(path, rows):
    """Write dicts as JSON lines; returns how many."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    count = 0
    with open(path + ".tmp", "w", encoding="utf-8") as out:
        for count, row in enumerate(rows, 1):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    os.replace(path + ".tmp", path)
    return count
