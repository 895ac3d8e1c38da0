import fc from "fast-check";
import { expect, test } from "vitest";
import type { GuardFloor } from "../platform/deployment-settings/deployment-settings.schema.ts";
import { DEFAULT_GUARD_POLICY, type GuardAction, type GuardPolicy, guardActionSchema } from "./policy.ts";
import { raiseToFloor } from "./raise-to-floor.ts";

const rank = (action: GuardAction) => guardActionSchema.options.indexOf(action);
const attack = fc.constantFrom("allow" as const, "warn" as const, "block" as const);
const secret = fc.constantFrom(...guardActionSchema.options);
const failMode = fc.constantFrom("open" as const, "closed" as const);
const floors: fc.Arbitrary<GuardFloor> = fc.record({ attacks: attack, secrets: secret, failMode });
const policies: fc.Arbitrary<GuardPolicy> = fc
  .record({ attacks: attack, output: secret, failMode })
  .map(({ attacks, output, ...rest }) => ({
    ...{ ...DEFAULT_GUARD_POLICY, ...rest },
    attacks: { ...DEFAULT_GUARD_POLICY.attacks, extraction: attacks },
    data: { ...DEFAULT_GUARD_POLICY.data, secret: { input: "warn", output } },
  }));

test("no organization goes below the floor, and nothing stricter is made milder", () => {
  fc.assert(
    fc.property(policies, floors, (own, floor) => {
      const raised = raiseToFloor(own, floor);
      expect(rank(raised.attacks.extraction)).toBe(Math.max(rank(own.attacks.extraction), rank(floor.attacks)));
      expect(rank(raised.data.secret.output)).toBe(Math.max(rank(own.data.secret.output), rank(floor.secrets)));
      expect(raised.failMode).toBe(own.failMode === "closed" || floor.failMode === "closed" ? "closed" : "open");
      expect(raised.data.email).toEqual(own.data.email);
    }),
  );
});

test("without a floor the policy is the organization's own", () => {
  expect(raiseToFloor(DEFAULT_GUARD_POLICY, { attacks: "allow", secrets: "allow", failMode: "open" })).toBe(DEFAULT_GUARD_POLICY);
});
