// The contract as programs for contracts see it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, url } from "../check.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "contract-"));
const file = join(folder, "v1.json");
const contract = await (await fetch(`${url}/openapi.json`)).json();
writeFileSync(file, JSON.stringify(contract));

const bin = (name) => join(here, "node_modules", ".bin", name);
for (const [name, ...args] of [
  ["redocly", "lint", file, "--config", join(here, "redocly.yaml"), "--max-problems", "200"],
  ["spectral", "lint", file, "--ruleset", join(here, "spectral.yaml"), "--fail-severity", "warn"],
]) {
  const run = spawnSync(bin(name), args, { encoding: "utf8", timeout: 100_000, cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } });
  assert.equal(run.status, 0, `${name}: ${run.stdout}${run.stderr}`);
}
