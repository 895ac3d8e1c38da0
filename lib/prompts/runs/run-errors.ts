import { AppError } from "../../platform/errors.ts";

/** The same for one that never was, one that is gone and somebody else's. */
export function runNotFound(runId: string): AppError {
  return new AppError("not_found", "prompts.run_not_found", `No run ${runId}.`);
}
