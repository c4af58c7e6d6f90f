// Ajv, which knows nothing of this service, holds answers of every route against the contract. The service's own tests do so with a checker
// of their own.
import Ajv2020 from "ajv/dist/2020.js";
import { assert, url } from "../check.mjs";
import { requests, send } from "../requests.mjs";

const contract = await (await fetch(`${url}/openapi.json`)).json();
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addVocabulary(Object.keys(contract));
for (const format of ["int32", "int64", "double", "float", "binary", "uri", "date-time"]) {
  ajv.addFormat(format, true);
}

const root = "contract";
ajv.addSchema({ $id: root, ...contract });
const escape = (path) => path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D");
for (const name of Object.keys(contract.components.schemas)) {
  ajv.compile({ $ref: `${root}#/components/schemas/${name}` });
}

const check = (value, at) => {
  const valid = ajv.compile({ $ref: `${root}#/paths/${at.map(escape).join("/")}` });
  assert.ok(valid(value), `${at.join(" ")}: ${ajv.errorsText(valid.errors)} ${JSON.stringify(value).slice(0, 300)}`);
};

for (const { method, path, body, skip } of requests(contract)) {
  const answer = await send({ method, path, body });
  const type = answer.headers.get("content-type").split(";")[0];
  const text = await answer.text();
  assert.ok(answer.ok || skip, `${method} ${path}: ${answer.status} ${text}`);
  const at = [path, method, "responses", String(answer.status), "content", type, "schema"];
  if (type.endsWith("json")) {
    check(JSON.parse(text), at);
  }

  // What is not understood is refused in the form that the contract promises.
  if (body && !skip) {
    check(body, [path, method, "requestBody", "content", "application/json", "schema"]);
    const refused = await send({ method, path, body: 5 });
    const form = refused.headers.get("content-type").split(";")[0];
    check(await refused.json(), [path, method, "responses", String(refused.status), "content", form, "schema"]);
  }
}
