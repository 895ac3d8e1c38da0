import type { z } from "zod";
import { isDatabaseAway } from "../../lib/platform/db.ts";
import { AppError, type FieldError, STATUS_BY_KIND } from "../../lib/platform/errors.ts";
import { type Reply, toReply } from "./reply.ts";

/** Every failure has this one shape: RFC 9457 problem details with our `code`, `requestId` and field errors. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: readonly FieldError[];
};

export function toProblem(thrown: unknown, requestId: string, baseUrl: string): Problem {
  const error = toKnownError(thrown);
  if (!(error instanceof AppError)) {
    return {
      ...head("internal", baseUrl),
      status: 500,
      detail: `Something failed on our side. If it stays, tell support this id: ${requestId}.`,
      requestId,
    };
  }
  const { errors, members } = error.options;
  const what = { ...head(error.code, baseUrl), status: STATUS_BY_KIND[error.kind], detail: error.message, requestId };
  return { ...what, ...(errors && { errors }), ...members };
}

function head(code: string, baseUrl: string): Pick<Problem, "type" | "title" | "code"> {
  return { type: `${baseUrl}/docs/errors/${code}`, title: titleOf(code), code };
}

/** A store that is away is no defect of ours: the caller may come back. */
export function toKnownError(error: unknown): unknown {
  if (!isDatabaseAway(error)) return error;
  const detail = "The service cannot reach its database right now. Try again in a moment.";
  return new AppError("unavailable", "request.store_unavailable", detail, { cause: error, retryAfterSeconds: 5 });
}

/** `chat.chat_not_found` reads "Chat not found". */
function titleOf(code: string): string {
  const words = (code.split(".").at(-1) ?? code).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function toProblemReply(thrown: unknown, requestId: string, baseUrl: string): Reply {
  const error = toKnownError(thrown);
  const problem = toProblem(error, requestId, baseUrl);
  return toReply(problem.status, JSON.stringify(problem), { ...headersOf(error), "content-type": "application/problem+json" });
}

/** What a failure says in headers, whatever its body looks like. */
export function headersOf(error: unknown): Record<string, string> {
  if (!(error instanceof AppError)) return {};
  const { allow, retryAfterSeconds, headers } = error.options;
  return {
    ...headers,
    ...(error.kind === "given_up" && { "upstash-nonretryable-error": "true" }),
    ...(allow && { allow: allow.join(", ") }),
    ...(retryAfterSeconds !== undefined && { "retry-after": String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
  };
}

export function invalidInput(where: "body" | "query" | "params", error: z.ZodError): AppError {
  const errors = error.issues.flatMap((issue): FieldError[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ pointer: toPointer([where, ...issue.path, key]), detail: "This field is not known here." }))
      : [{ pointer: toPointer([where, ...issue.path]), detail: issue.message }],
  );
  const first = errors[0];
  return new AppError(
    "invalid",
    "request.invalid",
    first ? `${first.pointer}: ${first.detail}` : "The request does not match the schema.",
    { errors },
  );
}

/** RFC 6901. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
