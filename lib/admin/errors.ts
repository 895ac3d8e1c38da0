import { AppError } from "../platform/errors.ts";

export function jobUnknown(id: string): AppError {
  return new AppError("not_found", "jobs.job_not_found", `No job ${id}.`);
}

export function deadLetterUnknown(id: string): AppError {
  return new AppError("not_found", "jobs.dead_letter_not_found", `No dead letter ${id}.`);
}

export function notFailed(): AppError {
  return new AppError("conflict", "jobs.not_failed", "This job is not failed any more; there is nothing to replay.");
}

export function notOpen(detail: string): AppError {
  return new AppError("conflict", "jobs.not_open", detail);
}
