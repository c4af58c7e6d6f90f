// Runs every script against the service at SUMMARIZER_URL, or those that are named.
import { readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";

const scripts = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(new URL("scripts", import.meta.url)).sort();
let failed = 0;
for (const script of scripts) {
  const run = spawnSync(process.execPath, [new URL(`scripts/${script}`, import.meta.url).pathname], { encoding: "utf8", timeout: 120_000 });
  console.log(`${run.status === 0 ? "ok    " : "failed"} ${script}`);
  if (run.status !== 0) {
    failed++;
    console.log(run.stdout + run.stderr);
  }
}

process.exit(failed === 0 ? 0 : 1);
