// The scenarios of the conformance suite that a server with these two tools can take: the others need tools of a test server.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { assert, url } from "../check.mjs";

if (!fs.globSync) {
  console.log("The suite needs Node 22.");
  process.exit(0);
}

const manifest = createRequire(import.meta.url).resolve("@modelcontextprotocol/conformance/package.json");
const program = join(dirname(manifest), "dist", "index.js");
for (const scenario of ["server-initialize", "ping", "tools-list", "dns-rebinding-protection"]) {
  const run = spawnSync(process.execPath, [program, "server", "--url", `${url}/mcp`, "--scenario", scenario], { encoding: "utf8", timeout: 60_000, cwd: process.env.TMPDIR ?? "/tmp" });
  assert.equal(run.status, 0, `${scenario}: ${run.stdout}${run.stderr}`);
}
