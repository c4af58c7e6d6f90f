// The scenarios of the conformance suite that a server with these two tools can take: the others need tools of a test server.
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, url } from "../check.mjs";
import { runPackage } from "../run-package.mjs";

// The suite needs Node 22, which comes from npm where the machine has an older one.
const packages = join(dirname(dirname(fileURLToPath(import.meta.url))), "node_modules");
const newer = ["node22", "node22-arm64"].map((name) => join(packages, name, "bin", "node")).find(existsSync);
const node = Number(process.versions.node.split(".")[0]) >= 22 ? process.execPath : newer;
assert.ok(node, "The conformance suite needs Node 22.");

const cwd = mkdtempSync(join(tmpdir(), "conformance-"));
for (const scenario of ["server-initialize", "ping", "logging-set-level", "tools-list", "server-sse-multiple-streams", "dns-rebinding-protection"]) {
  const run = await runPackage("@modelcontextprotocol/conformance", ["server", "--url", `${url}/mcp`, "--scenario", scenario], { node, cwd });
  assert.equal(run.status, 0, `${scenario}: ${run.output}`);
}
