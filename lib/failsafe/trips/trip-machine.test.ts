import fc from "fast-check";
import { expect, test } from "vitest";
import { move, RESTORE_TTL_MS, type TripCommand, type Workflow } from "./trip-machine.ts";

const START: Workflow = { state: "tripped", ownerId: "owner", assigneeId: null, restore: null, restoredAt: null, restoredBy: null };
const PEOPLE = ["ada", "ben", "owner", null] as const;

const commands: fc.Arbitrary<TripCommand> = fc.oneof(
  fc.constant({ type: "trip_again" } as const),
  fc.constantFrom("ada", null).map((assigneeId) => ({ type: "assign", assigneeId }) as const),
  fc.constant({ type: "request_restore", reason: "r" } as const),
  fc.constant({ type: "approve_restore" } as const),
  fc.constant({ type: "decline_restore" } as const),
);
const steps = fc.array(
  fc.record({ command: commands, by: fc.constantFrom(...PEOPLE), waitMs: fc.integer({ min: -3_600_000, max: RESTORE_TTL_MS }) }),
  { maxLength: 40 },
);

test("whatever people do, whenever: restored means that two of them agreed within a day, neither of them its owner, with nothing in between", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let [now, at] = [Date.parse("2026-11-22T12:00:00Z"), START];
      // What a reader of the timeline would hold against it: who asked, when, and that nothing has voided it.
      let asked: { by: string; at: number } | null = null;
      for (const { command, by, waitMs } of all) {
        now += waitMs;
        const step = move(at, command, { userId: by, now: new Date(now) });
        if (step.type === "refused") continue;
        expect(at.state).toBe("tripped");
        if (step.to.state === "restored") {
          expect([command.type, step.to.restoredBy]).toEqual(["approve_restore", [asked?.by, by]]);
          expect(new Set([asked?.by, by, "owner", null]).size).toBe(4);
          expect(now - (asked?.at ?? 0)).toBeLessThan(RESTORE_TTL_MS);
        }
        if (command.type === "request_restore") asked = by === null ? null : { by, at: now };
        if (command.type === "trip_again" || command.type === "decline_restore") asked = null;
        at = step.to;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("what is restored is over: nothing more may be done with it", () => {
  const over: Workflow = { ...START, state: "restored", restoredBy: ["ada", "ben"] };
  fc.assert(
    fc.property(commands, fc.constantFrom(...PEOPLE), (command, userId) => {
      expect(move(over, command, { userId, now: new Date() })).toEqual({ type: "refused", code: "failsafe.trip_restored" });
    }),
  );
});
