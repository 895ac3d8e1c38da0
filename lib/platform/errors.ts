import type { Actor } from "./context.ts";

/** Kinds decide the HTTP status; codes are what clients branch on and name the documentation page. */
export const STATUS_BY_KIND = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  invalid: 422,
  limited: 429,
  /** QStash: "do not retry", https://upstash.com/docs/qstash/features/retry */
  given_up: 489,
  internal: 500,
  /** Somebody we ask answered what cannot be used. */
  bad_upstream: 502,
  unavailable: 503,
} as const;

export type ErrorKind = keyof typeof STATUS_BY_KIND;

/** `pointer` is a JSON Pointer (RFC 6901) whose first segment is body, query or params. */
export type FieldError = { pointer: string; detail: string };

export type AppErrorOptions = {
  cause?: unknown;
  errors?: readonly FieldError[];
  retryAfterSeconds?: number;
  /** Methods, for method_not_allowed. */
  allow?: readonly string[];
  /** More headers of the answer, in lower case. */
  headers?: Readonly<Record<string, string>>;
  /** Who was refused, where the refusal comes before they are the request's actor: a revoked key, an ended session. */
  refused?: { actor: Actor; orgId: string };
  /** More members of the answer's error, for what a client may act on. */
  members?: Readonly<Record<string, unknown>>;
};

/** The one error type the product throws on purpose; anything else that surfaces is a defect and is shown as "internal". */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly kind: ErrorKind;
  readonly code: string;
  readonly options: AppErrorOptions;

  constructor(kind: ErrorKind, code: string, detail: string, options: AppErrorOptions = {}) {
    super(detail, { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.options = options;
  }
}
