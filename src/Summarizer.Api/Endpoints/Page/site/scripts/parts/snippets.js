import { apiKey } from "../shell/key.js";
import { copies } from "./copy.js";
import { named } from "./dom.js";

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The command that sends a request to a route. A key is named, never shown. */
export function curl(route, body) {
  const key = apiKey() ? ` \\\n  -H "Authorization: Bearer $SUMMARIZER_KEY"` : "";
  return `curl -s ${new URL(route, document.baseURI)} -H 'Content-Type: application/json'${key} \\\n  -d ${quoted(JSON.stringify(body, null, 2))}`;
}

/** The same in C#, with nothing but what .NET brings. */
export function csharp(route, body) {
  const json = JSON.stringify(body, null, 4);
  const fence = "\"".repeat(Math.max(3, ...[...json.matchAll(/"+/g)].map((m) => m[0].length + 1)));
  const key = apiKey() ? `client.DefaultRequestHeaders.Authorization = new("Bearer", Environment.GetEnvironmentVariable("SUMMARIZER_KEY"));\n` : "";
  return [
    "using System.Net.Http.Json;",
    "using System.Text;",
    "using System.Text.Json;",
    "",
    `using var client = new HttpClient { BaseAddress = new("${new URL(".", document.baseURI)}") };`,
    `${key}const string Body =`,
    `    ${fence}`,
    ...json.split("\n").map((line) => `    ${line}`),
    `    ${fence};`,
    `using var response = await client.PostAsync("${route}", new StringContent(Body, Encoding.UTF8, "application/json"));`,
    "var answer = await response.Content.ReadFromJsonAsync<JsonElement>();",
    "Console.WriteLine(answer);",
    "",
  ].join("\n");
}

/** Shows a piece of code, to read and to copy. */
export function showCode(title, text) {
  const dialog = document.getElementById("code");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("pre").textContent = text;
  dialog.showModal();
}

/** Connects the copy button of the dialog. */
export function startCode() {
  const dialog = document.getElementById("code");
  copies(named(dialog).copy, () => dialog.querySelector("pre").textContent);
}

/** Connects the two buttons of a result that show the request that it answers. */
export function offersCode({ curl: asCurl, csharp: asCSharp }, route, request) {
  asCurl.addEventListener("click", () => showCode("This request as curl", curl(route, request())));
  asCSharp.addEventListener("click", () => showCode("This request as C#", csharp(route, request())));
}
