"""Turn an exported bundle back into a checkpoint, so that training can go on from it.

    python3 from_bundle.py BUNDLE OUT        (BUNDLE: a folder of the exporter, for example ../pocket)

The exporter names every stored matrix after the tensors it is made of, so each goes back where it came from: 8-bit matrices
are multiplied by their scales, stacked ones cut apart, and what was folded into them is taken out (the attention scale in the queries, the
one in the gains of the norms). Only T5Gemma without soft-caps, as in `model.py`, at int8. Written in float32: exported
again at int8, OUT gives the very same levels. Needs the Python package onnx.
"""
import argparse
import json
import os
import re

import numpy as np
import onnx
import onnx.numpy_helper
import torch

from checkpoint import export
from model import ModelConfig, Shape, T5Gemma

NORMS = {"SimplifiedLayerNormalization": 1, "SkipSimplifiedLayerNormalization": 2}
"""Operators of RMS norms, and which of their inputs is the gain."""


def read_graph(folder, name):
    """(graph, {name of an initializer: array in its stored type})."""
    model = onnx.load(os.path.join(folder, name), load_external_data=True)
    return model.graph, {t.name: onnx.numpy_helper.to_array(t) for t in model.graph.initializer}


def shape_of(part):
    return Shape(part["hidden"], part["layers"], part["feed_forward"], part["heads"], part["key_value_heads"], part["head_width"])


def columns_int8(name, arrays):
    """[outputs, inputs] from int8 levels [inputs, outputs] and a scale per output."""
    return (arrays[name].astype(np.float32) * arrays[name + " scale"]).T


def blocks_8bit(name, arrays):
    """[outputs, inputs] from bytes [outputs, inputs] with zero point 128 and a scale per block of inputs."""
    levels, scales = arrays[name].astype(np.float32) - 128, arrays[name + " scale"]
    rows, blocks = scales.shape
    return (levels.reshape(rows, blocks, -1) * scales[:, :, None]).reshape(rows, -1)


def base_names(arrays):
    """Names of the stored matrices, without the shapes under which operators see them and without their scales."""
    return {re.sub(r"\[[0-9,]+\]$", "", name) for name in arrays if name.startswith("model.") and not re.search(r" scale(\[|$)", name)}


def stored(name, arrays):
    """An array under its own name, or under a name that carries another shape (the bytes are the same)."""
    if name in arrays:
        return arrays[name]
    return next(a for n, a in arrays.items() if re.sub(r"\[[0-9,]+\]$", "", n) == name)


def matrices(arrays, shapes):
    """{tensor: float32 array} of every linear layer and table of one graph. `shapes` are those of the model."""
    found = {}
    for name in sorted(base_names(arrays)):
        tensors, kind = re.fullmatch(r"(.+?) (int8|8 bit x\d+)", name).groups()
        parts = tensors.split(" + ")
        rows = sum(shapes[p][0] for p in parts)
        own = {name: stored(name, arrays), name + " scale": stored(name + " scale", arrays)}
        if kind == "int8":
            whole = columns_int8(name, own)
        else:
            own[name], own[name + " scale"] = own[name].reshape(rows, -1), own[name + " scale"].reshape(rows, -1)
            whole = blocks_8bit(name, own)
        for part, piece in zip(parts, np.split(whole, np.cumsum([shapes[p][0] for p in parts])[:-1])):
            found[part] = piece[:, :shapes[part][1]]
    return found


def gains(graph, arrays):
    """The gains of the norms, in the order in which the graph computes them: that of the layers."""
    return [arrays[node.input[NORMS[node.op_type]]] for node in graph.node if node.op_type in NORMS]


def norm_names(stack, layers, kinds):
    names = [f"model.{stack}.layers.{i}.{side}_{kind}_layernorm.weight" for i in range(layers) for kind in kinds for side in ("pre", "post")]
    return names + [f"model.{stack}.norm.weight"]


def restore(folder):
    """A T5Gemma with the weights of a bundle."""
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    if (manifest["architecture"], manifest["precision"]) != ("t5gemma", "int8"):
        raise SystemExit(f"{folder} holds {manifest['architecture']} at {manifest['precision']}; only t5gemma at int8 can be restored")
    model = T5Gemma(ModelConfig(manifest["limits"]["vocabulary"], shape_of(manifest["encoder"]), shape_of(manifest["decoder"])))
    shapes = {name: tuple(weight.shape) for name, weight in model.state_dict().items()}
    found = {}
    for stack, kinds in (("encoder", ("self_attn", "feedforward")), ("decoder", ("self_attn", "cross_attn", "feedforward"))):
        graph, arrays = read_graph(folder, stack + ".onnx")
        found |= matrices(arrays, shapes)
        names = norm_names(stack, manifest[stack]["layers"], kinds)
        # The exporter stores 1 + w: an operator of ONNX multiplies by the gain as it is.
        found |= {name: gain - 1 for name, gain in zip(names, gains(graph, arrays), strict=True)}
    for name in found:
        if name.endswith("q_proj.weight"):
            found[name] = found[name] * shape_of(manifest[name.split(".")[1]]).head_dim ** 0.5
    model.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(array, np.float32)) for name, array in found.items()})
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("out")
    args = parser.parse_args()
    export(restore(args.bundle), args.out, os.path.join(args.bundle, "tokenizer.model"), torch.float32)


if __name__ == "__main__":
    main()
