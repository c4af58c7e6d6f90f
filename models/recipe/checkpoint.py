"""Checkpoints: resumable training state, and the Hugging Face layout."""
import json
import os
import shutil

import torch

import weights_file
from model import BOS, EOS, PAD, ModelConfig, T5Gemma

TRANSFORMERS = "5.12.1"
"""The version whose T5Gemma these weights were compared with."""


def save_state(path, state):
    """Write, then rename: an interrupted save never costs the previous one."""
    torch.save(state, path + ".tmp")
    os.replace(path + ".tmp", path)


def huggingface_config(config):
    def stack(shape, decoder):
        part = {
            "attention_bias": False, "attention_dropout": 0.0, "attn_logit_softcapping": None, "bos_token_id": BOS,
            "dropout_rate": 0.0, "eos_token_id": EOS, "final_logit_softcapping": None, "head_dim": shape.head_dim,
            "hidden_activation": "gelu_pytorch_tanh", "hidden_size": shape.hidden, "initializer_range": 0.02,
            "intermediate_size": shape.intermediate, "is_decoder": decoder, "layer_types": ["full_attention"] * shape.layers,
            "max_position_embeddings": config.positions, "model_type": "t5_gemma_module",
            "num_attention_heads": shape.heads, "num_hidden_layers": shape.layers, "num_key_value_heads": shape.kv_heads,
            "pad_token_id": PAD, "query_pre_attn_scalar": shape.head_dim, "rms_norm_eps": 1e-6,
            "rope_parameters": {"rope_theta": shape.theta, "rope_type": "default"}, "sliding_window": 4096,
            "tie_word_embeddings": True, "use_cache": True, "vocab_size": config.vocab}
        if decoder:
            part["cross_attention_hidden_size"] = config.encoder.hidden
        return dict(sorted(part.items()))

    return {
        "architectures": ["T5GemmaForConditionalGeneration"], "attention_dropout": 0.0, "bos_token_id": BOS,
        "classifier_dropout_rate": 0.0, "decoder": stack(config.decoder, True), "dropout_rate": 0.0, "dtype": "bfloat16",
        "encoder": stack(config.encoder, False), "eos_token_id": EOS, "initializer_range": 0.02, "is_encoder_decoder": True,
        "model_type": "t5gemma", "pad_token_id": PAD, "tie_word_embeddings": True, "transformers_version": TRANSFORMERS,
        "vocab_size": config.vocab}


def export(model, folder, tokenizer, dtype=torch.bfloat16):
    """Write `folder` in the Hugging Face layout, replacing it as a whole (never half-written under its own name)."""
    fresh, old = folder.rstrip("/") + ".new", folder.rstrip("/") + ".old"
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    os.makedirs(fresh)
    weights = {name: weight.detach().to("cpu", dtype).contiguous() for name, weight in model.state_dict().items()}
    weights_file.save(os.path.join(fresh, "model.safetensors"), weights)
    config = huggingface_config(model.config)
    config["dtype"] = str(dtype).removeprefix("torch.")
    generation = {"_from_model_config": True, "bos_token_id": BOS, "eos_token_id": EOS, "pad_token_id": PAD,
                  "transformers_version": TRANSFORMERS}
    # These models are trained without a start token before the input, which Gemma's tokenizer adds unless it is told otherwise.
    for name, data in (("config.json", config), ("generation_config.json", generation), ("tokenizer_config.json", {"add_bos_token": False})):
        with open(os.path.join(fresh, name), "w", encoding="utf-8") as file:
            file.write(json.dumps(data, indent=2) + "\n")
    shutil.copyfile(tokenizer, os.path.join(fresh, "tokenizer.model"))
    if os.path.isdir(folder):
        os.rename(folder, old)
    os.rename(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)


def load(folder):
    """A T5Gemma in float32 from the Hugging Face layout."""
    model = T5Gemma(ModelConfig.from_huggingface(os.path.join(folder, "config.json")))
    weights = weights_file.load(os.path.join(folder, "model.safetensors"))
    model.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return model


def grow(small, config, opening=0.4):
    """A deeper model that starts from the weights of `small`.

    New encoder layers are spread evenly. Each copies the layer before it, with post-norms scaled by `opening`. At 0 the
    post-norm weight is -1, so the norm multiplies by 1 + w = 0 and the model computes exactly what `small` computes; but
    then the new layers stayed shut: 1 + w was still below 0.01 after 700 steps, because nothing pulls it one way for long. A
    partly open copy costs nothing that can be seen in the loss and is used at once.
    """
    old, new = small.config.encoder.layers, config.encoder.layers
    if new < old or config.decoder != small.config.decoder or config.vocab != small.config.vocab:
        raise ValueError("only more encoder layers can be added")
    model = T5Gemma(config)
    source, target = small.state_dict(), {}
    # place[i] is the old layer that new layer i continues; it is a copy when the previous one continues it too.
    place = [i * old // new for i in range(new)]
    for i, origin in enumerate(place):
        added = i > 0 and place[i - 1] == origin
        prefix = f"model.encoder.layers.{origin}."
        for name, weight in source.items():
            if name.startswith(prefix):
                rest = name[len(prefix):]
                scale = opening if added and rest.startswith("post_") else 1.0
                target[f"model.encoder.layers.{i}.{rest}"] = scale * (1.0 + weight) - 1.0 if scale != 1 else weight.clone()
    for name, weight in source.items():
        if not name.startswith("model.encoder.layers."):
            target[name] = weight.clone()
    model.load_state_dict(target)
    return model
