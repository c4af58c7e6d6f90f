"""Write a Hugging Face checkpoint from a training state, or from another checkpoint in another number format.

    python3 export_hf.py RUN/state.pt OUT --tokenizer DIR [--float32]
    python3 export_hf.py CHECKPOINT   OUT [--float32]
"""
import argparse
import os

import torch

from checkpoint import export, load
from model import ModelConfig, T5Gemma


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--tokenizer", help="folder with tokenizer.model; needed for a training state")
    parser.add_argument("--float32", action="store_true")
    args = parser.parse_args()
    if os.path.isdir(args.source):
        model, folder = load(args.source), args.tokenizer or args.source
    else:
        state = torch.load(args.source, weights_only=False, map_location="cpu")
        model, folder = T5Gemma(ModelConfig.from_dict(state["config"]["model"])), args.tokenizer
        model.load_state_dict(state["model"])
    export(model, args.out, os.path.join(folder, "tokenizer.model"), torch.float32 if args.float32 else torch.bfloat16)


if __name__ == "__main__":
    main()
