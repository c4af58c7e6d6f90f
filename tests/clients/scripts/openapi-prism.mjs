// Prism as a proxy: it reads the contract and reports every request and answer that is not as the contract says.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { assert, until, url } from "../check.mjs";
import { requests, send } from "../requests.mjs";
import { programOf } from "../run-package.mjs";

const port = await new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const proxy = `http://127.0.0.1:${port}`;
const options = ["--errors", "--port", String(port), "--host", "127.0.0.1"];
const prism = spawn(process.execPath, [programOf("@stoplight/prism-cli", "prism"), "proxy", `${url}/openapi.json`, url, ...options], { cwd: tmpdir() });
let output = "";
prism.stdout.on("data", (data) => (output += data));
prism.stderr.on("data", (data) => (output += data));
try {
  await until("Prism listens", () => fetch(`${proxy}/health`).then((a) => a.ok, () => false));
  const contract = await (await fetch(`${url}/openapi.json`)).json();
  for (const request of requests(contract)) {
    const answer = await send(request, proxy);
    assert.ok(answer.ok || request.skip, `${request.method} ${request.path}: ${answer.status} ${await answer.text()} ${output.slice(-2000)}`);
    assert.equal(answer.headers.get("sl-violations"), null, `${request.method} ${request.path}`);
  }
} finally {
  prism.kill();
}
