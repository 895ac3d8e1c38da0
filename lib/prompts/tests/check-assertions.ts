import { AppError, type FieldError } from "../../platform/errors.ts";
import { readAnswerSchema } from "./answer-schema.ts";
import type { Assertion } from "./assertion.schema.ts";
import { readPattern } from "./text-pattern.ts";

/** What keeps an assertion from being kept, null where nothing does: its shape has been looked at before. */
export async function findAssertionFault(assertion: Assertion): Promise<{ field: string; detail: string } | null> {
  if (assertion.type === "regex" || assertion.type === "not-regex") {
    const detail = "This pattern cannot be read. Patterns are RE2: no lookaround and no back references.";
    return (await readPattern(assertion.pattern)) ? null : { field: "pattern", detail };
  }
  if (assertion.type !== "json-schema") return null;
  const read = await readAnswerSchema(assertion.schema);
  return read.type === "refused" ? { field: "schema", detail: `This schema cannot be used: ${read.why}.` } : null;
}

/** `at` is the JSON Pointer of the list. */
export async function checkAssertions(lists: readonly { at: string; assertions: readonly Assertion[] }[]): Promise<void> {
  const errors: FieldError[] = [];
  for (const { at, assertions } of lists) {
    for (const [index, assertion] of assertions.entries()) {
      const fault = await findAssertionFault(assertion);
      if (fault) errors.push({ pointer: `${at}/${index}/${fault.field}`, detail: fault.detail });
    }
  }
  if (errors.length > 0)
    throw new AppError("invalid", "prompts.assertion_invalid", "Some assertions cannot be held against any answer.", { errors });
}
