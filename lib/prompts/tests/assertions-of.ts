import type { Assertion } from "./assertion.schema.ts";

/** All that is held against a row: the set's, then its own; a row that has an expected answer and asserts nothing is to equal it. */
export function assertionsOf(
  ofSet: readonly Assertion[],
  { assertions, expected }: { assertions: readonly Assertion[]; expected: string | null },
): readonly Assertion[] {
  const all = [...ofSet, ...assertions];
  return all.length === 0 && expected !== null ? [{ type: "equals", value: "{{expected}}" }] : all;
}
