import { AppError, type ErrorKind } from "../platform/errors.ts";
import { ProviderError, type ProviderFailure } from "./errors.ts";

/** Whose fault a failure is: the caller's request, an answer nobody can use, or somebody who is away for now. */
const KINDS: Readonly<Record<ProviderFailure, ErrorKind>> = {
  auth: "bad_upstream",
  malformed: "bad_upstream",
  truncated: "bad_upstream",
  rate_limited: "unavailable",
  overloaded: "unavailable",
  unavailable: "unavailable",
  timeout: "unavailable",
  none_configured: "unavailable",
  aborted: "unavailable",
  invalid_request: "malformed",
};

const NOT_FOUND = 404;

/** A vendor's failure as a caller of ours may see it; anything else stays what it is. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  const { reason, parameter, status, retryAfterMs, message } = error;
  const isNoModel = parameter === "model" || (reason === "invalid_request" && status === NOT_FOUND);
  return new AppError(isNoModel ? "not_found" : KINDS[reason], isNoModel ? "gateway.model_not_found" : `provider.${reason}`, message, {
    cause: error,
    ...(retryAfterMs !== null && { retryAfterSeconds: retryAfterMs / 1_000 }),
    ...(parameter !== null && { errors: [{ pointer: `/body/${parameter}`, detail: message }] }),
  });
}
