// The Inspector's command line, which makes arguments from what a person types and the schemas of the tools.
import { assert, document, isSummary, url } from "../check.mjs";
import { runPackage } from "../run-package.mjs";

const inspect = async (status, ...args) => {
  const run = await runPackage("@modelcontextprotocol/inspector", ["--cli", `${url}/mcp`, "--transport", "http", ...args]);
  assert.equal(run.status, status, run.output);
  // After the result of a tool that failed, a line of its own says so.
  return JSON.parse(run.stdout.split('\n{"error"')[0]);
};

const { tools } = await inspect(0, "--method", "tools/list");
assert.deepEqual(tools.map((t) => t.name).sort(), ["compress", "summarize"]);

const call = (name, args, status = 0) => inspect(status, "--method", "tools/call", "--tool-name", name, ...args.flatMap((a) => ["--tool-arg", a]));
const summary = await call("summarize", [`text=${document}`, "length=short", "maxTokens=60"]);
isSummary(summary.content[0].text);
assert.ok(!summary.isError);

const compressed = await call("compress", ["query=Where do buses go?", `documents=${JSON.stringify([document])}`, "rate=0.5", "dropIrrelevant=false"]);
assert.match(compressed.content[0].text, /Milton/);

const wrong = await call("summarize", [`text=${document}`, "length=tiny"], 5);
assert.ok(wrong.isError);
assert.match(wrong.content[0].text, /^validation: length must be one of auto, short, medium, long/);
