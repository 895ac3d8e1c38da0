import { AppError } from "../../platform/errors.ts";

export function confirmationWrong(pointer: "/body/name" | "/body/email", detail: string): AppError {
  return new AppError("invalid", "account.confirmation_wrong", detail, { errors: [{ pointer, detail }] });
}

/** Named, so that the person knows where to go first. */
export function soleOwner(organizations: readonly string[]): AppError {
  const names = organizations.join(", ");
  const detail = `You are the only owner of ${names}, where others work too. Transfer ownership or delete the organization first.`;
  return new AppError("conflict", "account.sole_owner", detail);
}

export function holdActive(): AppError {
  const detail = "A legal hold without an end keeps the trail of this organization. It has to be released first.";
  return new AppError("conflict", "audit.hold_active", detail);
}

export function deletionBegun(): AppError {
  return new AppError("conflict", "account.deletion_begun", "The deletion has begun and cannot be called off any more.");
}

export function noDeletion(): AppError {
  return new AppError("not_found", "account.no_deletion", "No deletion of your account is scheduled.");
}

export function exportNotFound(id: string): AppError {
  return new AppError("not_found", "account.export_not_found", `No archive ${id}. Archives are kept for a day.`);
}

export function exportNotReady(): AppError {
  return new AppError(
    "conflict",
    "account.export_not_ready",
    "There is nothing to download: the archive is not ready, or it was downloaded.",
  );
}

export function exportLinkRefused(): AppError {
  return new AppError("conflict", "account.export_link_refused", "This link was used, replaced or has expired. Ask for a new one.");
}
