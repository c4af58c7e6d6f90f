"""Reading and writing the safetensors format: eight bytes of header length, a JSON header, then raw tensors.

Twenty lines, so that a training machine needs nothing but PyTorch and NumPy.
Format: https://github.com/huggingface/safetensors#format
"""
import json
import struct

import torch

TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
NAMES = {dtype: name for name, dtype in TYPES.items()}


def save(path, tensors):
    """Write {name: tensor}, in the order of the names."""
    header, start = {"__metadata__": {"format": "pt"}}, 0
    for name in sorted(tensors):
        size = tensors[name].numel() * tensors[name].element_size()
        header[name] = {"dtype": NAMES[tensors[name].dtype], "shape": list(tensors[name].shape), "data_offsets": [start, start + size]}
        start += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)    # the data starts at a multiple of eight
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in sorted(tensors):
            file.write(tensors[name].detach().cpu().contiguous().flatten().view(torch.uint8).numpy().tobytes())


def load(path):
    """Read {name: tensor}."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = bytearray(file.read())
    header.pop("__metadata__", None)
    found = {}
    for name, entry in header.items():
        dtype, (start, stop) = TYPES[entry["dtype"]], entry["data_offsets"]
        size = torch.empty((), dtype=dtype).element_size()
        found[name] = torch.frombuffer(data, dtype=dtype, count=(stop - start) // size, offset=start).view(entry["shape"])
    return found
