import { AppError } from "../../platform/errors.ts";

export function webhookNotFound(): AppError {
  return new AppError("not_found", "risk.webhook_not_found", "There is no such webhook.");
}

export function webhookChanged(): AppError {
  return new AppError("conflict", "risk.webhook_changed", "Somebody has changed this webhook meanwhile. Look at it and try again.");
}
