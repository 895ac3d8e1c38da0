import type { Harness, Person } from "../../support/harness.ts";

type Make = (harness: Harness, by: Person) => Promise<string>;

/** Records of the prompt library that a walk over the routes needs. */
export const PROMPT_RECORDS = {} as const satisfies Readonly<Record<string, Make>>;
