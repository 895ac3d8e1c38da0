import { VARIABLES } from "../../lib/platform/env.variables.ts";

/** Every variable of the product, unset: spread over an outer environment it keeps a developer's keys and databases out. */
export function blankProductVariables(): Record<string, undefined> {
  return Object.fromEntries(Object.keys(VARIABLES).flatMap((name) => [name, `${name}_FILE`].map((each) => [each, undefined])));
}
