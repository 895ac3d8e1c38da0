import { AppError } from "../../platform/errors.ts";

/** No sentence here holds an address or a secret. */
export function endpointNotFound(): AppError {
  return new AppError("not_found", "webhooks.endpoint_not_found", "There is no such webhook endpoint.");
}

export function deliveryNotFound(): AppError {
  return new AppError("not_found", "webhooks.delivery_not_found", "There is no such delivery; they are kept for thirty days.");
}

export function endpointChanged(): AppError {
  return new AppError("conflict", "webhooks.endpoint_changed", "Somebody has changed this endpoint meanwhile. Look at it and try again.");
}

export function endpointsFull(max: number): AppError {
  return new AppError("conflict", "webhooks.endpoints_full", `There are ${max} endpoints already. Remove one first.`);
}

export function endpointPaused(): AppError {
  return new AppError("conflict", "webhooks.endpoint_paused", "This endpoint is paused. Resume it first.");
}

export function deliveryOpen(): AppError {
  return new AppError("conflict", "webhooks.delivery_open", "This delivery is still under way; it need not be started again.");
}

export function urlRefused(detail: string): AppError {
  return new AppError("invalid", "webhooks.url_refused", detail, { errors: [{ pointer: "/body/url", detail }] });
}
