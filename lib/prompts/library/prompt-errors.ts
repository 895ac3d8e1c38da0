import { AppError } from "../../platform/errors.ts";

/** The same for one that is not there, another person's and another organization's. */
export function promptNotFound(promptId: string): AppError {
  return new AppError("not_found", "prompts.not_found", `No prompt ${promptId}.`);
}

export function versionNotFound(what: string): AppError {
  return new AppError("not_found", "prompts.version_not_found", `The prompt has no ${what}.`);
}

export function promptChanged(): AppError {
  return new AppError("conflict", "prompts.changed", "The prompt has changed since you looked at it. Look again, then decide.");
}

/** It can be read, and belongs to somebody else. */
export function notYours(why: string): AppError {
  return new AppError("forbidden", "prompts.not_yours", why);
}
