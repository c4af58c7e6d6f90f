import { apiKey } from "../shell/key.js";
import { problemOf, unreachable } from "./problem.js";

/** Calls a route; gives the response when its status is a success. A body is sent as JSON, or as the form that it is. Routes are relative, so the page also works below a path of a proxy. */
export async function call(route, { body, signal, headers } = {}) {
  const key = apiKey();
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(new URL(route, document.baseURI), {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(body === undefined || form ? {} : { "Content-Type": "application/json" }),
        ...(key ? { Authorization: `Bearer ${key}` } : {}),
        ...headers,
      },
      body: body === undefined || form ? body : JSON.stringify(body),
      signal,
      cache: "no-store",
    });
  } catch (e) {
    throw e.name === "AbortError" ? e : unreachable();
  }

  if (response.status === 401) {
    document.dispatchEvent(new Event("summarizer:unauthorized"));
  }

  if (!response.ok) {
    throw await problemOf(response);
  }

  return response;
}

/** Calls a route that answers with JSON. */
export async function json(route, options) {
  return (await call(route, options)).json();
}
