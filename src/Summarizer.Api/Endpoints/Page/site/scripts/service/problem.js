/** A problem of the service (RFC 9457), or of the way to it. `problem` has its members as they came. */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** The problem that a response with an error status carries. */
export async function problemOf(response) {
  let problem;
  try {
    problem = await response.json();
  } catch {
    problem = { title: response.statusText || "The service refused the request", detail: "It gave no reason." };
  }

  const seconds = Number(response.headers.get("Retry-After"));
  return new ProblemError({
    ...problem,
    status: problem.status ?? response.status,
    retry_after_ms: problem.retry_after_ms ?? (seconds > 0 ? seconds * 1000 : undefined),
  });
}

export const unreachable = () => new ProblemError({
  title: "The service does not answer",
  detail: "It may have stopped, or the network between this browser and it. Nothing was lost; send it again when the state above says Ready.",
  status: 0,
});

export const brokenOff = () => new ProblemError({
  title: "The answer broke off",
  detail: "The connection ended before the answer was complete. Send it again.",
  status: 0,
});
