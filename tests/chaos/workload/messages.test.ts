import fc from "fast-check";
import { expect, test } from "vitest";
import { inspectInput } from "../../../lib/guard/inspect-input.ts";
import { createOutputGuard } from "../../../lib/guard/output-guard.ts";
import { createFixedGuard } from "../../support/fakes/fixed-guard.ts";
import { createCanary, createReference, findCanaries, findReference } from "../history/canary.ts";
import type { MessageRole } from "../history/history.ts";
import { createSeededRandom } from "../history/seeded-random.ts";
import { drawRole, wordMessage } from "./messages.ts";

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, child: () => silent };
const ctx: Parameters<typeof inspectInput>[0] = {
  ...{
    actor: { type: "system", job: "test" },
    orgId: "org_1",
    role: null,
    permissions: new Set(),
    requestId: "req_1",
    ip: "",
    userAgent: "",
  },
  ...{ clock: { now: () => 0, sleep: async () => {} }, log: silent, deps: { guard: createFixedGuard() } },
};

const roles: readonly MessageRole[] = ["plain", "tool", "poison", "blocked", "secret"];

test.each(roles)("a %s message is taken by the guard for what it is, and keeps its marks on its way back", async (role) => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0 }), async (seed) => {
      const random = createSeededRandom(seed);
      const marks = { canary: createCanary(random), reference: createReference(random) };
      const { text, secret } = wordMessage(role, marks, random);
      const { verdict } = await inspectInput(ctx, { text, source: "user" });
      expect(verdict === "SAFE").toBe(role !== "blocked");
      const guard = createOutputGuard({ canary: "a canary of the system prompt" });
      const shown = guard.push(`You said: ${text}`) + guard.end();
      expect(findCanaries(shown)).toEqual([marks.canary]);
      expect(findReference(shown)).toBe(marks.reference);
      if (secret === null) expect(shown).toBe(`You said: ${text}`);
      else expect(shown).not.toContain(secret);
    }),
    { numRuns: 60 },
  );
});

test("every kind but poison is drawn, poison never by chance", () => {
  const random = createSeededRandom(7);
  const drawn = new Set(Array.from({ length: 500 }, () => drawRole(random)));
  expect([...drawn].toSorted()).toEqual(["blocked", "plain", "secret", "tool"]);
});
