export type ProviderFailure =
  | "auth"
  | "rate_limited"
  | "overloaded"
  | "unavailable"
  | "timeout"
  | "malformed"
  | "truncated"
  | "invalid_request"
  | "none_configured"
  | "aborted";

/** Worth another try with the same request, now or later; the rest fail the same way every time. */
const RETRYABLE: ReadonlySet<ProviderFailure> = new Set(["rate_limited", "overloaded", "unavailable", "timeout", "malformed", "truncated"]);

/** What the vendor says is left of its limits; null for what it does not say. */
export type RateLimit = { remainingRequests: number | null; remainingTokens: number | null; resetMs: number | null };

/** Why one of several providers did not answer. */
export type ProviderRefusal = { provider: string; reason: ProviderFailure };

type ProviderErrorOptions = {
  status?: number | null;
  retryAfterMs?: number | null;
  rateLimit?: RateLimit | null;
  parameter?: string | null;
  refusals?: readonly ProviderRefusal[];
  wasAsked?: boolean;
};

/** What went wrong with a vendor, in our words only: a vendor's body may quote the prompt or the key, so none is kept as a cause. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly reason: ProviderFailure;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  readonly rateLimit: RateLimit | null;
  /** The part of the request that the model does not take, as `GenerateRequest` names it. */
  readonly parameter: string | null;
  /** Every provider that was asked or passed over, where several could have answered. */
  readonly refusals: readonly ProviderRefusal[];
  /** False when every provider was passed over, closed off or at its limit: nothing was sent, so nothing can have been lost. */
  readonly wasAsked: boolean;

  constructor(reason: ProviderFailure, message: string, options: ProviderErrorOptions = {}) {
    super(message);
    this.reason = reason;
    this.isRetryable = RETRYABLE.has(reason);
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.status = options.status ?? null;
    this.rateLimit = options.rateLimit ?? null;
    this.parameter = options.parameter ?? null;
    this.refusals = options.refusals ?? [];
    this.wasAsked = options.wasAsked ?? true;
  }
}
