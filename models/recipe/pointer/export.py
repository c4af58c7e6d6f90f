"""Write the bundle of a trained pointer network: two graphs with float16 weights, and pointer.json.

    python3 export.py RUN/latest.pt OUT --weights weights.json --telling telling.json

Several checkpoints from one start, trained with different seeds, are averaged: RUN1/latest.pt RUN2/latest.pt OUT (Wortsman et al. 2022, arXiv:2203.05482).
"""
import argparse
import hashlib
import io
import json
import os

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from model import DecoderGraph, EncoderGraph, Pointer


def halve(model):
    """Stores large weights in float16 and casts them back when the graph is loaded."""
    graph = model.graph
    nodes, weights = [], []
    for w in graph.initializer:
        a = numpy_helper.to_array(w)
        if a.dtype == np.float32 and a.size >= 256:
            weights.append(numpy_helper.from_array(a.astype(np.float16), w.name + ".half"))
            nodes.append(helper.make_node("Cast", [w.name + ".half"], [w.name], to=onnx.TensorProto.FLOAT))
        else:
            weights.append(w)
    nodes += list(graph.node)
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)
    return model


def graph(module, inputs, names, outputs, axes):
    buffer = io.BytesIO()
    torch.onnx.export(module, inputs, buffer, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=14, do_constant_folding=True)
    model = onnx.load_from_string(buffer.getvalue())
    model.producer_name, model.producer_version = "summarizer", ""
    for node in model.graph.node:
        node.doc_string = ""
    return halve(model)


def average(paths):
    states = [torch.load(path) for path in paths]
    model = Pointer(**states[0]["config"])
    model.load_state_dict({name: sum(s["model"][name] for s in states) / len(states) for name in states[0]["model"]})
    return model.eval()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoints", nargs="+")
    p.add_argument("out")
    p.add_argument("--weights", required=True)
    p.add_argument("--telling", required=True, help="weights by facts.py")
    p.add_argument("--name", default="summarizer-pointer-en")
    p.add_argument("--version", type=int, default=2, help="version of the sentence features")
    a = p.parse_args()
    model = average(a.checkpoints)
    c = model.config
    os.makedirs(a.out, exist_ok=True)
    vectors, features = torch.randn(1, 7, c["vector"]), torch.rand(1, 7, c["features"] + 1)
    with torch.no_grad():
        encoder = graph(EncoderGraph(model, json.load(open(a.telling))), (vectors, features), ["vectors", "features"], ["memory", "scores", "length"],
                        {"vectors": {1: "sentences"}, "features": {1: "sentences"}, "memory": {1: "sentences"}, "scores": {1: "sentences"}})
        memory = model.encode(vectors, features, torch.zeros(1, 1, 1, 7))[0]
        decoder = graph(DecoderGraph(model), (memory, torch.tensor([2, 4]), torch.zeros(1, 2)), ["memory", "chosen", "wish"], ["logits"],
                        {"memory": {1: "sentences"}, "chosen": {0: "before"}, "logits": {1: "scores"}})
    files = []
    for name, g in (("decoder.onnx", decoder), ("encoder.onnx", encoder)):
        data = g.SerializeToString(deterministic=True)
        open(os.path.join(a.out, name), "wb").write(data)
        files.append({"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    manifest = {"format": 2, "name": a.name, "parameters": sum(q.numel() for q in model.parameters()), "embeddings": "all-MiniLM-L6-v2", "vector": c["vector"], "features": a.version,
                "width": c["width"], "sentences": 1024, "languages": ["en"], "weights": json.load(open(a.weights)), "files": files}
    with open(os.path.join(a.out, "pointer.json"), "w", encoding="utf-8") as f:
        json.dump(manifest, f, indent=2)
        f.write("\n")
    print({k: v for k, v in manifest.items() if k != "weights"})


if __name__ == "__main__":
    main()
