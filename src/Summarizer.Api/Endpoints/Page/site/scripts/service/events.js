import { call } from "./http.js";
import { ProblemError, brokenOff } from "./problem.js";

/** Calls a route that answers with server-sent events; gives `{ type, data }` for each. Ends with an error unless an event of type `last` came. */
export async function* events(route, { body, signal, last }) {
  const response = await call(route, { body, signal, headers: { Accept: "text/event-stream" } });
  let done = false;
  try {
    for await (const event of parse(response.body.pipeThrough(new TextDecoderStream()))) {
      // What was received before the reader cancelled does not count any more.
      signal.throwIfAborted();
      if (event.type === "error") {
        throw new ProblemError(event.data);
      }

      done ||= event.type === last;
      yield event;
    }
  } catch (e) {
    throw e instanceof ProblemError || e.name === "AbortError" ? e : brokenOff();
  }

  if (!done) {
    throw brokenOff();
  }
}

/** Events of a stream of text, as the HTML standard reads them (without `id` and `retry`, which need a reconnecting client). */
export async function* parse(texts) {
  let rest = "";
  let type = "message";
  let data = [];
  for await (const text of chunksOf(texts)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) {
          yield { type, data: JSON.parse(data.join("\n")) };
        }

        type = "message";
        data = [];
      } else if (!line.startsWith(":")) {
        const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
        if (field === "event") {
          type = value;
        } else if (field === "data") {
          data.push(value ?? "");
        }
      }
    }
  }
}

// Not every browser lets a ReadableStream be iterated yet.
async function* chunksOf(stream) {
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      yield chunk.value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
