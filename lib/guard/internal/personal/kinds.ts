import type { DataClass } from "../../policy.ts";
import type { IdRule } from "./id-rule.ts";
import { AMERICAS } from "./ids-americas.ts";
import { ASIA_PACIFIC } from "./ids-asia-pacific.ts";
import { NORTHERN_EUROPE } from "./ids-northern-europe.ts";
import { SOUTHERN_AND_EASTERN_EUROPE } from "./ids-southern-europe.ts";
import { LABELLED_NUMBERS } from "./labelled-numbers.ts";

/** In order of preference: where two rules believe the same number, the first one names it. */
export const ID_RULES: readonly IdRule[] = [
  ...NORTHERN_EUROPE,
  ...SOUTHERN_AND_EASTERN_EUROPE,
  ...AMERICAS,
  ...ASIA_PACIFIC,
  ...LABELLED_NUMBERS,
];

/** A national number that several countries would accept. */
export const UNDECIDED = "national-id";

const OTHER_KINDS: readonly (readonly [string, DataClass])[] = [
  [UNDECIDED, "national_id"],
  ["email", "email"],
  ["phone", "phone"],
  ["address", "address"],
  ["date-of-birth", "date_of_birth"],
];

/** Every kind of personal data, and the class by which a policy decides about it. */
export const PERSONAL_KINDS: ReadonlyMap<string, DataClass> = new Map([
  ...ID_RULES.map((rule) => [rule.kind, rule.class] as const),
  ...OTHER_KINDS,
]);
