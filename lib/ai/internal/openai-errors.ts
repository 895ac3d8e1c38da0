import { z } from "zod";
import { ProviderError, type ProviderFailure } from "../errors.ts";

const errorBodySchema = z.object({
  status: z.int().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
});

const replyBodySchema = z.object({ error: errorBodySchema });

const SENTENCES: Record<ProviderFailure, string> = {
  auth: "The provider refused the key, or the account has no credit. Check the key and its account.",
  rate_limited: "The provider limits the number of requests. Try again later.",
  overloaded: "The provider is overloaded. Try again later.",
  unavailable: "The provider cannot be reached or failed. Try again later.",
  timeout: "The provider did not answer in time.",
  malformed: "The provider's reply was not understandable.",
  truncated: "The provider's answer ended before it was complete.",
  invalid_request: "The provider refused the request. Check the model's name and the length of the conversation.",
  aborted: "The request was stopped.",
};

/** Any failure of the SDK or the socket as ours. `isStarted`: headers had arrived, so a broken socket cut an answer off. */
export function toProviderError(error: unknown, isStarted: boolean): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof SyntaxError) return createError("malformed");
  if (!(error instanceof Error)) return createError("unavailable");
  const status = "status" in error && typeof error.status === "number" ? error.status : null;
  const headers = "headers" in error && error.headers instanceof Headers ? error.headers : null;
  const body = errorBodySchema.safeParse("error" in error ? error.error : null);
  if (status !== null) return fromStatus(status, body.success ? body.data.code : null, headers);
  if (body.success) return fromBody(body.data);
  if (/timed? ?out/i.test(error.name + error.message) || causeCode(error).includes("TIMEOUT")) return createError("timeout");
  return createError(isStarted ? "truncated" : "unavailable");
}

/** Some servers answer 200 with an error in the body; a body that is neither is malformed. */
export function fromReplyBody(body: unknown): ProviderError {
  const parsed = replyBodySchema.safeParse(body);
  return parsed.success ? fromBody(parsed.data.error) : createError("malformed");
}

export function createError(reason: ProviderFailure, status: number | null = null, retryAfterMs: number | null = null): ProviderError {
  return new ProviderError(reason, SENTENCES[reason], { status, retryAfterMs });
}

function fromBody(body: z.infer<typeof errorBodySchema>): ProviderError {
  const status = body.status ?? (typeof body.code === "number" || /^\d{3}$/.test(body.code ?? "") ? Number(body.code) : null);
  if (status !== null && status >= 400) return fromStatus(status, body.code, null);
  const words = `${body.code ?? ""} ${body.type ?? ""}`;
  if (/rate_limit|too_many/i.test(words)) return createError("rate_limited");
  if (/overload|capacity/i.test(words)) return createError("overloaded");
  if (/auth|api_key|permission|quota|billing/i.test(words)) return createError("auth");
  return createError(/invalid_request|context_length|not_found/i.test(words) ? "invalid_request" : "unavailable");
}

function fromStatus(status: number, code: string | number | null | undefined, headers: Headers | null): ProviderError {
  return createError(reasonOf(status, code), status, headers ? readRetryAfterMs(headers) : null);
}

function reasonOf(status: number, code: string | number | null | undefined): ProviderFailure {
  if (status === 401 || status === 402 || status === 403 || code === "insufficient_quota") return "auth";
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 504) return "timeout";
  if (status === 503 || status === 529) return "overloaded";
  if (status >= 500) return "unavailable";
  return status >= 400 ? "invalid_request" : "malformed";
}

/** `retry-after-ms` is OpenAI's own; `retry-after` holds seconds or, rarely, a date, which is left to our own back-off. */
function readRetryAfterMs(headers: Headers): number | null {
  const milliseconds = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return Math.ceil(milliseconds);
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null;
}

function causeCode(error: Error): string {
  const cause = error.cause;
  if (!(cause instanceof Error)) return "";
  const own = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return own || causeCode(cause);
}
