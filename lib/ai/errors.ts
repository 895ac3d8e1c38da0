export type ProviderFailure =
  | "auth"
  | "rate_limited"
  | "overloaded"
  | "unavailable"
  | "timeout"
  | "malformed"
  | "truncated"
  | "invalid_request"
  | "aborted";

/** Worth another try with the same request, now or later; the rest fail the same way every time. */
const RETRYABLE: ReadonlySet<ProviderFailure> = new Set(["rate_limited", "overloaded", "unavailable", "timeout", "malformed", "truncated"]);

/** What went wrong with a vendor, in our words only: a vendor's body may quote the prompt or the key. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly reason: ProviderFailure;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | null;
  readonly status: number | null;

  constructor(
    reason: ProviderFailure,
    message: string,
    options: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.reason = reason;
    this.isRetryable = RETRYABLE.has(reason);
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.status = options.status ?? null;
  }
}
