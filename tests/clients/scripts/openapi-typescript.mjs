// openapi-typescript makes types of the contract, and a program in TypeScript calls every route with them.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { assert, document, model, url } from "../check.mjs";
import { runPackage } from "../run-package.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const contract = await (await fetch(`${url}/openapi.json`)).json();

// Inside of node_modules, where the program finds its packages and git looks away.
const folder = join(here, "node_modules", ".cache", "typed");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "v1.d.ts"), astToString(await openapiTS(contract)));
writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
for (const file of ["client.ts", "tsconfig.json"]) {
  copyFileSync(join(here, "typed", file), join(folder, file));
}

const calls = readFileSync(join(folder, "client.ts"), "utf8").matchAll(/client\.(GET|POST)\("([^"]+)"/g);
const routes = Object.entries(contract.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`));
assert.deepEqual([...calls].map((m) => `${m[1]} ${m[2]}`).sort(), routes.sort());

const compiled = await runPackage("typescript", ["--project", folder], { bin: "tsc", cwd: folder });
assert.equal(compiled.status, 0, compiled.output);

const run = spawnSync(process.execPath, [join(folder, "client.js"), url, model, document], { encoding: "utf8" });
assert.equal(run.status, 0, run.stdout + run.stderr);
