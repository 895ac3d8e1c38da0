// Every vendor's failure as one `ProviderError`. A vendor's words may quote the prompt or the key: only its codes are read, and
// nothing of the error that carried them is kept.

import { z } from "zod";
import { ProviderError, type ProviderFailure } from "../errors.ts";
import { readLimits } from "./rate-limit.ts";

/** OpenAI and its like give `code` and `type`; Google gives its code as a number, `status` as a word, and details. */
const errorBodySchema = z.object({
  status: z.union([z.string(), z.number()]).nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  details: z.array(z.looseObject({ reason: z.string().optional(), retryDelay: z.string().optional() })).nullish(),
});
type ErrorBody = z.infer<typeof errorBodySchema>;

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

export function createError(reason: ProviderFailure): ProviderError {
  return new ProviderError(reason, SENTENCES[reason]);
}

/** Any failure of an SDK or the socket as ours. `isStarted`: headers had arrived, so a broken socket cut an answer off. */
export function toProviderError(error: unknown, isStarted: boolean, now: number): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof SyntaxError) return createError("malformed");
  if (!(error instanceof Error)) return createError("unavailable");
  const status = "status" in error && typeof error.status === "number" ? error.status : null;
  const headers = "headers" in error && error.headers instanceof Headers ? error.headers : null;
  const body = bodyOf(error);
  if (status !== null) return fromResponse(status, headers, body, now);
  if (body) return fromBody(body, now);
  if (/timed? ?out/i.test(error.name + error.message) || causeCode(error).includes("TIMEOUT")) return createError("timeout");
  return createError(isStarted ? "truncated" : "unavailable");
}

/** A refusal: its status decides, its body may say more. */
export function fromResponse(status: number, headers: Headers | null, body: unknown, now: number): ProviderError {
  const parsed = parseBody(body);
  const limits = readLimits(headers, parsed?.details?.find((detail) => detail.retryDelay)?.retryDelay ?? null, now);
  const reason = reasonOfStatus(status, parsed);
  return new ProviderError(reason, SENTENCES[reason], { status, ...limits });
}

/** Some servers answer 200, or go on in a stream, with an error in the body; a body that is neither is malformed. */
export function fromReplyBody(body: unknown, now: number): ProviderError {
  const parsed = replyBodySchema.safeParse(body);
  return parsed.success ? fromBody(parsed.data.error, now) : createError("malformed");
}

/** A piece of a stream that is an error instead. */
export function isErrorBody(value: unknown): boolean {
  return typeof value === "object" && value !== null && "error" in value && replyBodySchema.safeParse(value).success;
}

function fromBody(body: ErrorBody, now: number): ProviderError {
  const status = [body.status, body.code]
    .map((value) => (/^\d{3}$/.test(String(value)) ? Number(value) : null))
    .find((value) => value !== null);
  if (status !== null && status !== undefined && status >= 400) return fromResponse(status, null, body, now);
  return createError(reasonOfWords(wordsOf(body)) ?? "unavailable");
}

/** SDKs keep the body as `error`, one of them with its envelope, Google's only its details. */
function bodyOf(error: Error): ErrorBody | null {
  if ("errorDetails" in error) return parseBody({ details: error.errorDetails });
  if (!("error" in error)) return null;
  // xAI answers a wrong key with 400 and a sentence in place of a code.
  if (typeof error.error === "string") return /incorrect api key/i.test(error.error) ? { code: "invalid_api_key" } : null;
  return parseBody(error.error);
}

function parseBody(body: unknown): ErrorBody | null {
  const wrapped = replyBodySchema.safeParse(body);
  if (wrapped.success) return wrapped.data.error;
  const bare = errorBodySchema.safeParse(body);
  return bare.success ? bare.data : null;
}

function wordsOf(body: ErrorBody | null): string {
  return [body?.code, body?.type, body?.status, ...(body?.details ?? []).map((detail) => detail.reason)].join(" ");
}

function reasonOfStatus(status: number, body: ErrorBody | null): ProviderFailure {
  const words = wordsOf(body);
  // OpenAI says 429 for an empty account, Google 400 for a wrong key.
  if (status === 401 || status === 402 || status === 403 || /insufficient_quota|billing|API_KEY/i.test(words)) return "auth";
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 504) return "timeout";
  if (status === 503 || status === 529) return "overloaded";
  if (status >= 500) return reasonOfWords(words) === "overloaded" ? "overloaded" : "unavailable";
  return status >= 400 ? "invalid_request" : "malformed";
}

const WORDS: readonly (readonly [RegExp, ProviderFailure])[] = [
  [/rate_limit|too_many|RESOURCE_EXHAUSTED/i, "rate_limited"],
  [/overload|capacity|\bUNAVAILABLE/i, "overloaded"],
  [/timeout|DEADLINE_EXCEEDED/i, "timeout"],
  [/auth|api_key|permission|quota|billing/i, "auth"],
  [/invalid_request|context_length|not_found|too_large|INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE/i, "invalid_request"],
];

function reasonOfWords(words: string): ProviderFailure | null {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function causeCode(error: Error): string {
  const cause = error.cause;
  if (!(cause instanceof Error)) return "";
  const own = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return own || causeCode(cause);
}
