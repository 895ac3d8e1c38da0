import type { Harness, Person } from "../../support/harness.ts";

type Make = (harness: Harness, by: Person, call: { given: Readonly<Record<string, unknown>> }) => Promise<string>;

/** Records of operations and notifications that a walk over the routes needs. */
export const OPERATIONS_RECORDS = {} as const satisfies Readonly<Record<string, Make>>;
