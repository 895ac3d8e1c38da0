import { type ProblemError, toProblem, toProblemFromNetwork, toUnexpectedReply } from "./problem.ts";
import { goToEnrolment, goToSignIn, refreshSession } from "./session.ts";
import { proveAgain } from "./step-up.ts";

/** A zod schema, as far as this client cares. */
type Schema<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: object;
  /** In place of `body`: a form with a file, or the bytes of a part of one. */
  content?: FormData | Blob;
  signal?: AbortSignal | undefined;
  /** Null for what may take as long as it takes, and can be cancelled. */
  timeoutMs?: number | null;
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
  const response = await sendRenewed(path, options);
  if (response.ok) return response;
  const problem = await toProblem(response);
  if (problem.code === "auth.mfa_enrolment_required") goToEnrolment();
  if (problem.code !== "auth.step_up_required" || !(await proveAgain(problem.methods))) throw problem;
  const repeated = await sendRenewed(path, options);
  if (repeated.ok) return repeated;
  throw await toProblem(repeated);
}

/** An answer as it came, but for an expired session: that is renewed and the call repeated. */
async function sendRenewed(path: string, options: RequestOptions): Promise<Response> {
  const first = await send(path, options);
  if (first.status !== 401 || options.onExpired === "throw") return first;
  const problem = await toProblem(first);
  if (!isRenewable(problem) || (await refreshOrLeave()) !== "renewed") throw problem;
  return send(path, options);
}

export function isRenewable(problem: ProblemError): boolean {
  return problem.status === 401 && RENEWABLE_CODES.has(problem.code);
}

export async function refreshOrLeave() {
  const result = await refreshSession();
  if (result === "ended") goToSignIn();
  return result;
}

function send(
  path: string,
  { method = "GET", body, content, signal, keepalive = false, timeoutMs = TIMEOUT_MS }: RequestOptions,
): Promise<Response> {
  const signals = [...(signal ? [signal] : []), ...(timeoutMs === null ? [] : [AbortSignal.timeout(timeoutMs)])];
  const init: RequestInit = {
    method,
    keepalive,
    credentials: "same-origin",
    cache: "no-store",
    headers: { accept: "application/json", ...contentTypeOf(method, content) },
    signal: AbortSignal.any(signals),
    ...(body && { body: JSON.stringify(body) }),
    ...(content && { body: content }),
  };
  return fetch(path, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw toProblemFromNetwork(cause);
  });
}

/** A form says itself where its parts begin. */
function contentTypeOf(method: RequestOptions["method"], content: RequestOptions["content"]): Record<string, string> {
  if (method === "GET" || content instanceof FormData) return {};
  return { "content-type": content ? "application/octet-stream" : "application/json" };
}
