import { type ProblemError, toProblem, toProblemFromNetwork, toUnexpectedReply } from "./problem.ts";
import { goToSignIn, refreshSession } from "./session.ts";

/** A zod schema, as far as this client cares. */
type Schema<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

type RequestOptions = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: object;
  signal?: AbortSignal | undefined;
  /** Lets a call outlive the page it was made from. */
  keepalive?: boolean;
  /** What to do on a 401 that a refresh could mend; sign-in pages say "throw". */
  onExpired?: "refresh" | "throw";
};

const TIMEOUT_MS = 20_000;
const RENEWABLE_CODES = new Set(["auth.token_expired", "auth.credentials_required"]);

export async function requestJson<T>(path: string, schema: Schema<T>, options: RequestOptions = {}): Promise<T> {
  const response = await requestOk(path, options);
  const body: unknown = await response.json().catch(() => null);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw toUnexpectedReply(response.headers.get("x-request-id"));
  return parsed.data;
}

/** For calls whose reply carries nothing (204) or nothing of use. */
export async function requestOk(path: string, options: RequestOptions = {}): Promise<Response> {
  const first = await send(path, options);
  if (first.ok) return first;
  const problem = await toProblem(first);
  if (!isRenewable(problem) || options.onExpired === "throw") throw problem;
  if ((await refreshOrLeave()) !== "renewed") throw problem;
  const second = await send(path, options);
  if (second.ok) return second;
  throw await toProblem(second);
}

export function isRenewable(problem: ProblemError): boolean {
  return problem.status === 401 && RENEWABLE_CODES.has(problem.code);
}

export async function refreshOrLeave() {
  const result = await refreshSession();
  if (result === "ended") goToSignIn();
  return result;
}

function send(path: string, { method = "GET", body, signal, keepalive = false }: RequestOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const init: RequestInit = {
    method,
    keepalive,
    credentials: "same-origin",
    cache: "no-store",
    headers: method === "GET" ? { accept: "application/json" } : { accept: "application/json", "content-type": "application/json" },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    ...(body && { body: JSON.stringify(body) }),
  };
  return fetch(path, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw toProblemFromNetwork(cause);
  });
}
