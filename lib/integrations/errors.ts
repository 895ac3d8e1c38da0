import { AppError, type FieldError } from "../platform/errors.ts";

/** No sentence here holds a value that was sent. */
export function integrationNotFound(): AppError {
  return new AppError("not_found", "integrations.integration_not_found", "There is no such integration, or it is not yours to see.");
}

export function integrationExists(title: string): AppError {
  return new AppError("conflict", "integrations.exists", `${title} is set up here already. Rotate its value, or remove it first.`);
}

export function tooManyIntegrations(max: number): AppError {
  return new AppError("conflict", "integrations.too_many", `There are ${max} of these already. Remove one first.`);
}

export function integrationChanged(): AppError {
  return new AppError("conflict", "integrations.changed", "Somebody has changed this integration meanwhile. Look at it and try again.");
}

export function invalidFields(errors: readonly FieldError[]): AppError {
  return new AppError("invalid", "integrations.fields_invalid", errors[0]?.detail ?? "The fields do not fit this type.", { errors });
}

export function expiryPast(): AppError {
  const detail = "The day of expiry has to lie ahead.";
  return new AppError("invalid", "integrations.expiry_past", detail, { errors: [{ pointer: "/body/expiresAt", detail }] });
}

export function newValueRefused(): AppError {
  const detail = "The vendor refused the new value, so it was thrown away. The old one stays in use.";
  return new AppError("invalid", "integrations.new_value_refused", detail);
}
