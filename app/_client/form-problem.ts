import { asProblem, type ProblemError } from "./problem.ts";

export type FormProblem = {
  summary: string | null;
  requestId: string | null;
  fields: Readonly<Record<string, string>>;
  retryAfterSeconds: number | null;
};

/** `/body/email` → the field "email"; what no field explains becomes the summary. `fieldOfCode` places errors that name no pointer. */
export function toFormProblem(
  error: unknown,
  fieldNames: readonly string[],
  fieldOfCode: Readonly<Record<string, string>> = {},
): FormProblem {
  const problem = asProblem(error);
  const fields = { ...listFieldErrors(problem, fieldNames) };
  const field = fieldOfCode[problem.code];
  if (field !== undefined && !(field in fields)) fields[field] = problem.message;
  const isExplained = Object.keys(fields).length > 0;
  return {
    summary: isExplained ? null : problem.message,
    requestId: isExplained || problem.status < 500 ? null : problem.requestId,
    fields,
    retryAfterSeconds: problem.status === 429 ? (problem.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) : null,
  };
}

const DEFAULT_WAIT_SECONDS = 30;

function listFieldErrors(problem: ProblemError, fieldNames: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { pointer, detail } of problem.fieldErrors) {
    const name = pointer.split("/")[2];
    if (name !== undefined && fieldNames.includes(name)) fields[name] ??= detail;
  }
  return fields;
}
