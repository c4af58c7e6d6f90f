"""Train, or go on training, one model.

    python3 train.py --config configs/cpu.json --packs PACKS --run RUN --tokenizer DIR [--init CHECKPOINT]
                     [--minutes 120 | --stop-at 14:05 | --max-tokens 40e6] [--call-minutes 9] [--device cuda]

The schedule follows the share of the budget that is used: phases of the mixture, then a linear decay of the learning
rate to zero, so that the run ends well whenever its budget ends. With --max-tokens the result depends on the seed alone;
with a time limit also on the speed of the machine. SIGTERM, or --call-minutes, writes a checkpoint and exits; the same
command goes on from there. RUN holds state.pt (everything), log.csv, latest-hf/ and snapshots/.
"""
import argparse
import csv
import datetime
import json
import os
import signal
import time

import torch

from batches import Sampler, is_choice, pad, pad_choices, written
from checkpoint import export, grow, load, save_state
from liveness import bound_scores, is_dead, liveness
from model import ModelConfig, T5Gemma
from pack import Pack


BOUND_EVERY = 20
"""Steps after which the scores of the encoder's heads are bounded, where the configuration says so (`score_bound`)."""

LENGTH_WEIGHT = 0.4
"""Weight of the loss of lengths against that of sentences."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True)
    parser.add_argument("--packs", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--tokenizer", required=True, help="folder with tokenizer.model (copied into exports)")
    parser.add_argument("--init", help="Hugging Face folder to start from; missing encoder layers are added")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--stop-at", help="clock time HH:MM")
    parser.add_argument("--max-tokens", type=float)
    parser.add_argument("--call-minutes", type=float, help="leave after this long without ending the schedule")
    parser.add_argument("--save-minutes", type=float, default=5)
    parser.add_argument("--snapshot-minutes", type=float, default=12)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


class Budget:
    """The share of the run that is over. Time-based budgets continue from the share stored in the checkpoint."""

    def __init__(self, args, share):
        self.first, self.start, self.tokens = share, time.time(), args.max_tokens
        self.seconds = args.minutes * 60 if args.minutes else None
        if args.stop_at:
            now = datetime.datetime.now()
            hour, minute = map(int, args.stop_at.split(":"))
            stop = now.replace(hour=hour, minute=minute, second=0)
            self.seconds = (stop - now).total_seconds() % 86400

    def share(self, tokens):
        if self.tokens:
            return min(1.0, tokens / self.tokens)
        return min(1.0, self.first + (1 - self.first) * (time.time() - self.start) / self.seconds)

    def left(self, tokens, rate):
        if self.tokens:
            return (self.tokens - tokens) / max(rate, 1)
        return self.seconds - (time.time() - self.start)


def phase_of(config, share):
    return next(p for p in config["phases"] if share <= p["until"])


def learning_rate(config, step, share):
    """Warm up, hold, decay linearly to zero over the last `decay` of the budget (WSD, Hu et al. 2024, MiniCPM)."""
    warm = min(1.0, (step + 1) / config["warmup_steps"])
    return config["learning_rate"] * warm * min(1.0, max(0.0, (1 - share) / config["decay"]))


def make_optimizer(model, config):
    """AdamW; matrices decay, norms and embedding tables do not."""
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and "embed" not in n]
    others = [p for n, p in model.named_parameters() if p.dim() != 2 or "embed" in n]
    groups = [{"params": matrices, "weight_decay": config["weight_decay"]}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-8, fused=True)


def batch_loss(model, batch, device):
    """(loss of the batch, losses by task {name: [values]}).

    Text: plain means over target tokens on purpose. Giving the few tokens of "No answer." more weight than those of other targets makes the model
    refuse every question: the first token is a choice between the two, and unequal weights shift its odds. Choices: the mean
    over documents. A batch may hold both; each counts by its examples.
    """
    texts, choices = [e for e in batch if not is_choice(e)], [e for e in batch if is_choice(e)]
    total, seen = 0.0, {}
    with torch.autocast(device.split(":")[0], torch.bfloat16):
        if texts:
            source, target = pad(texts, device)
            losses = model.loss(source, target)
            total = losses.mean() * (len(texts) / len(batch))
            for (task, _, _), row in zip(texts, losses.detach().split((target != 0).sum(1).tolist())):
                seen.setdefault(task, []).append(row.mean().item())
        if choices:
            source, pieces, wanted, lengths = pad_choices(choices, device)
            scores = model.piece_scores(source, pieces)
            losses = choice_loss(scores, pieces, wanted, lengths)
            sizes = length_loss(scores, wanted, lengths)
            total = total + (losses.mean() + LENGTH_WEIGHT * sizes.sum() / len(choices)) * (len(choices) / len(batch))
            for (task, _, _), value in zip(choices, losses.detach().tolist()):
                seen.setdefault(task, []).append(value)
            if len(sizes):
                seen["length"] = sizes.detach().tolist()
    return total, seen


def divergence(scores, wanted):
    """Kullback-Leibler divergence [B] between wanted shares [B, N] and those that scores [B, N] give."""
    return -(wanted * torch.log_softmax(scores, 1)).sum(1) - torch.special.entr(wanted).sum(1)


def choice_loss(scores, pieces, wanted, lengths):
    """Divergence [B] between the wanted shares [B, N] of the sentences and those that the scores [B, N] of their pieces give them among each other; `lengths` [B, N] are no sentences."""
    none = (pieces == 0) | lengths
    return divergence(scores.masked_fill(none, -1e4), wanted.masked_fill(none, 0))


def length_loss(scores, wanted, lengths):
    """The same among the lengths, for the documents [<= B] that have some."""
    having = lengths.any(1)
    return divergence(scores.masked_fill(~lengths, -1e4)[having], wanted.masked_fill(~lengths, 0)[having])


@torch.no_grad()
def validation_loss(model, pack, device, count):
    """Mean loss per target token over the first `count` rows of the validation pack."""
    model.eval()
    total, tokens = 0.0, 0
    rows = sorted((pack[i] for i in range(min(count, len(pack)))), key=lambda r: len(r[0]))
    for start in range(0, len(rows), 16):
        source, target = pad([("", *r) for r in rows[start:start + 16]], device)
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            losses = model.loss(source, target)
        total, tokens = total + losses.sum().item(), tokens + losses.numel()
    model.train()
    return total / tokens


class Trainer:
    def __init__(self, args):
        self.args = args
        with open(args.config, encoding="utf-8") as file:
            self.config = json.load(file)
        os.makedirs(os.path.join(args.run, "snapshots"), exist_ok=True)
        torch.manual_seed(self.config["seed"])
        names = sorted({name for phase in self.config["phases"] for name in phase["weights"]})
        self.sampler = Sampler({n: Pack(args.packs, n) for n in names}, self.config["seed"], self.config["batch_tokens"])
        self.validation = Pack(args.packs, "validation")
        self.step = self.tokens = 0
        self.seconds = self.share = 0.0
        self.means, self.seen, self.stop = {}, set(), False
        self.state_path = os.path.join(args.run, "state.pt")
        state = torch.load(self.state_path, weights_only=False) if os.path.exists(self.state_path) else None
        shape = ModelConfig.from_dict(self.config["model"])
        if state or not args.init:
            self.model = T5Gemma(shape).initialise(self.config["seed"])
        else:
            self.model = grow(load(args.init), shape)
        self.model.to(args.device)
        self.optimizer = make_optimizer(self.model, self.config)
        if state:
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            # A pack that the configuration did not name before starts at its beginning.
            known = state["sampler"]["cursors"]
            self.sampler.state = {**state["sampler"], "cursors": {n: known.get(n, 0) for n in names}}
            if set(known) != set(names):
                self.sampler.state.update(pools=self.sampler.state["pools"] + 1, used=0, recipe=None)
            self.step, self.tokens, self.seconds, self.share, self.means = (state[k] for k in ("step", "tokens", "seconds", "share", "means"))
            torch.set_rng_state(state["rng"])
        self.budget = Budget(args, self.share)

    def save(self, snapshot=False):
        save_state(self.state_path, {
            "model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "sampler": self.sampler.state,
            "rng": torch.get_rng_state(), "step": self.step, "tokens": self.tokens, "seconds": self.seconds,
            "share": self.share, "means": self.means, "config": self.config})
        tokenizer = os.path.join(self.args.tokenizer, "tokenizer.model")
        export(self.model, os.path.join(self.args.run, "latest-hf"), tokenizer)
        if snapshot:
            export(self.model, os.path.join(self.args.run, "snapshots", f"step-{self.step:06d}"), tokenizer)

    def log(self, row):
        path = os.path.join(self.args.run, "log.csv")
        fresh = not os.path.exists(path)
        with open(path, "a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if fresh:
                writer.writerow(["step", "tokens", "seconds", "share", "rate", "task", "loss"])
            writer.writerows(row)

    def schedule(self):
        phase = phase_of(self.config, self.share)
        return phase["weights"], phase["longest"]

    def run(self):
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: setattr(self, "stop", True))
        begin = saved = snapped = last = time.time()
        window = []
        size = sum(p.numel() for p in self.model.parameters())
        print(f"{size / 1e6:.1f} M parameters, at step {self.step}, {self.tokens / 1e6:.1f} M tokens, {self.share:.1%} of the budget used", flush=True)
        for batch in self.sampler.batches(self.schedule):
            self.share = self.budget.share(self.tokens)
            out_of_time = self.args.call_minutes and time.time() - begin > self.args.call_minutes * 60
            if self.stop or self.share >= 1 or out_of_time:
                self.sampler.state["used"] -= 1    # this batch was not trained on
                break
            rate = learning_rate(self.config, self.step, self.share)
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            loss, losses = batch_loss(self.model, batch, self.args.device)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config["clip"])
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.step += 1
            if self.config.get("score_bound") and self.step % BOUND_EVERY == 0:
                bound_scores(self.model.model["encoder"], self.validation[self.step // BOUND_EVERY % len(self.validation)][0].tolist(), self.config["score_bound"])
            self.observe(losses)
            count = sum(len(e[1]) + written(e) for e in batch)
            self.tokens += count
            now = time.time()
            self.seconds += now - last
            window = (window + [(now - last, count)])[-100:]
            last = now
            if self.step % self.config["log_every"] == 0:
                self.report(rate, window)
            if now - saved > self.args.save_minutes * 60:
                snapshot = now - snapped > self.args.snapshot_minutes * 60
                if snapshot:
                    value = validation_loss(self.model, self.validation, self.args.device, self.config["validation_rows"])
                    self.log([[self.step, self.tokens, round(self.seconds), f"{self.share:.4f}", f"{rate:.2e}", "validation", f"{value:.4f}"]])
                    alive = liveness(self.model.model["encoder"], self.validation[0][0].tolist())
                    print(f"validation loss {value:.3f}; attention of the encoder's layers (difference/entropy, see liveness.py): "
                          + " ".join(f"{difference:.0%}/{entropy:.1f}{' DEAD' * is_dead(difference, entropy)}" for difference, entropy in alive), flush=True)
                    snapped = now
                self.save(snapshot)
                saved = last = time.time()
        self.save(snapshot=self.share >= 1)
        print(f"left at step {self.step}, {self.tokens / 1e6:.2f} M tokens, {self.share:.1%} of the budget used", flush=True)

    def observe(self, losses):
        """Running mean per task of the loss, rows counted equally."""
        for task, rows in losses.items():
            value = sum(rows) / len(rows)
            self.seen.add(task)
            self.means[task] = 0.98 * self.means.get(task, value) + 0.02 * value

    def report(self, rate, window):
        """A line on the screen, a row per task in the log."""
        speed = sum(c for _, c in window) / max(1e-9, sum(s for s, _ in window))
        values = [(task, self.means[task]) for task in sorted(self.seen)]
        self.seen.clear()
        parts = " ".join(f"{task} {value:.3f}" for task, value in values)
        left = self.budget.left(self.tokens, speed) / 60
        print(f"step {self.step} {self.share:6.2%} {self.tokens / 1e6:.2f} M tokens | {parts} | lr {rate:.1e} | {speed:,.0f} tokens/s | {left:.0f} min left", flush=True)
        self.log([[self.step, self.tokens, round(self.seconds), f"{self.share:.4f}", f"{rate:.2e}", task, f"{value:.4f}"]
                  for task, value in values])


def main():
    args = arguments()
    if not (args.minutes or args.stop_at or args.max_tokens):
        raise SystemExit("give a budget: --minutes, --stop-at or --max-tokens")
    if args.device == "cpu":
        torch.set_num_threads(args.threads)
    torch.backends.cuda.matmul.allow_tf32 = True
    Trainer(args).run()


if __name__ == "__main__":
    main()
