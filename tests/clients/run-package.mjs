import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = join(dirname(fileURLToPath(import.meta.url)), "node_modules");

/** The file that a package runs as a program. */
export function programOf(name, bin = undefined) {
  const folder = join(packages, name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bins === "string" ? bins : bins[bin ?? Object.keys(bins)[0]]);
}

/** Runs the program of a package to its end, or for at most 100 seconds, in a folder for what it leaves behind. */
export function runPackage(name, args, { bin, node = process.execPath, env = {}, cwd = tmpdir() } = {}) {
  return new Promise((resolve) => {
    const run = spawn(node, [programOf(name, bin), ...args], { cwd, env: { ...process.env, ...env }, timeout: 100_000 });
    let [stdout, stderr] = ["", ""];
    run.stdout.on("data", (data) => (stdout += data));
    run.stderr.on("data", (data) => (stderr += data));
    run.on("close", (status) => resolve({ status, stdout, output: stdout + stderr }));
  });
}
