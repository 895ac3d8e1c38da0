import { expect, test } from "vitest";
import { attackClassSchema, DEFAULT_GUARD_POLICY, dataClassSchema } from "../../../../../lib/guard/policy.ts";
import { ATTACK_CLASSES, DATA_CLASSES, type GuardPolicy, parsePolicy } from "../../../../_client/guard-policy.ts";
import { diffPolicies } from "./policy-diff.ts";

const { version: _, ...base } = DEFAULT_GUARD_POLICY;

test("a policy differs from itself in nothing", () => {
  expect(diffPolicies(base, structuredClone(base))).toEqual([]);
});

/** One change for every leaf the policy has: a leaf the comparison forgot would be saved without being shown. */
const CHANGES: readonly (readonly [string, Partial<GuardPolicy>])[] = [
  ["Override", { attacks: { ...base.attacks, override: "warn" } }],
  ["E-mail in messages", { data: { ...base.data, email: { ...base.data.email, input: "block" } } }],
  ["E-mail in answers", { data: { ...base.data, email: { ...base.data.email, output: "redact" } } }],
  ["Threshold for messages", { thresholds: { ...base.thresholds, user: 0.91 } }],
  ["Threshold for untrusted data", { thresholds: { ...base.thresholds, untrusted: 0.91 } }],
  ["Links to foreign hosts", { links: "all" }],
  ["Repeated instructions", { instructions: "warn" }],
  ["When the guard cannot decide", { failMode: "open" }],
  ["Model judge", { judge: { ...base.judge, mode: "grey" } }],
  ["When the judge does not answer", { judge: { ...base.judge, failMode: "closed" } }],
  ["Longest message", { maxInputChars: 4_000 }],
  ["Allowed host docs.example", { allowedHosts: ["docs.example"] }],
  ["Allowed phrase pretend to be", { allowedPhrases: ["pretend to be"] }],
];

test.each(CHANGES)("a change of %s is named, alone, in both directions", (name, change) => {
  const changed = { ...base, ...change };
  expect(diffPolicies(base, changed).map((each) => each.name)).toEqual([name]);
  expect(diffPolicies(changed, base).map((each) => each.name)).toEqual([name]);
});

test("the page knows every class that can be decided about, and no other", () => {
  expect([...ATTACK_CLASSES]).toEqual(attackClassSchema.options);
  expect([...DATA_CLASSES]).toEqual(dataClassSchema.options);
});

test("every part of a policy has a change above", () => {
  expect(new Set(CHANGES.flatMap(([, change]) => Object.keys(change)))).toEqual(new Set(Object.keys(base)));
});

test("a stored draft is read back whole, and one of another form is none", () => {
  expect(parsePolicy(JSON.stringify(base))).toEqual(base);
  expect(parsePolicy(JSON.stringify({ ...base, attacks: {} }))).toBeNull();
  expect(parsePolicy("{")).toBeNull();
  expect(parsePolicy(null)).toBeNull();
});
