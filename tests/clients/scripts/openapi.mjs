// The contract as programs for contracts see it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, url } from "../check.mjs";
import { runPackage } from "../run-package.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const cwd = mkdtempSync(join(tmpdir(), "contract-"));
const file = join(cwd, "v1.json");
writeFileSync(file, await (await fetch(`${url}/openapi.json`)).text());

const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
for (const [name, bin, ...args] of [
  ["@redocly/cli", "redocly", "lint", file, "--config", join(here, "redocly.yaml"), "--max-problems", "200"],
  ["@stoplight/spectral-cli", "spectral", "lint", file, "--ruleset", join(here, "spectral.yaml"), "--fail-severity", "warn"],
]) {
  const run = await runPackage(name, args, { bin, cwd, env });
  assert.equal(run.status, 0, `${name}: ${run.output}`);
}
