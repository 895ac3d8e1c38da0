import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseCommand, move, RELEASE_TTL_MS, type Workflow } from "./case-machine.ts";
import { CASE_OUTCOMES } from "./case-record.ts";

const START: Workflow = { state: "open", assigneeId: null, release: null, outcome: null, closedAt: null, closedBy: null };
const person = fc.constantFrom("ada", "bo", "cy");
const count = fc.nat({ max: 2 });

type Deed = { command: CaseCommand; by: string; afterMs: number };
const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constant({ type: "join" as const }),
  fc.record({ type: fc.constant("assign" as const), assigneeId: fc.option(person) }),
  fc.record({ type: fc.constant("quarantine" as const), freeCount: count }),
  fc.record({ type: fc.constant("request_release" as const), heldCount: count, reason: fc.constant("sealed") }),
  fc.constant({ type: "approve_release" as const }),
  fc.constant({ type: "decline_release" as const }),
  fc.record({ type: fc.constant("close" as const), outcome: fc.constantFrom(...CASE_OUTCOMES), heldCount: count }),
  fc.constant({ type: "reopen" as const }),
);
const deeds: fc.Arbitrary<Deed[]> = fc.array(fc.record({ command, by: person, afterMs: fc.nat({ max: RELEASE_TTL_MS }) }), {
  maxLength: 40,
});

/** Every state on the way, with what led to it. */
function walk(all: readonly Deed[]): { from: Workflow; deed: Deed; now: Date; to: Workflow | null }[] {
  let at = Date.UTC(2026, 0, 1);
  let from = START;
  return all.map((deed) => {
    at += deed.afterMs;
    const now = new Date(at);
    const step = move(from, deed.command, { userId: deed.by, now });
    const taken = { from, deed, now, to: step.type === "moved" ? step.to : null };
    if (step.type === "moved") from = step.to;
    return taken;
  });
}

test("whatever is done, a release is approved by somebody else, within a day, and nothing has joined since it was asked for", () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const steps = walk(all);
      for (const [index, { from, deed, now, to }] of steps.entries()) {
        if (deed.command.type !== "approve_release" || to === null) continue;
        const asked = steps.slice(0, index).findLast((step) => step.deed.command.type === "request_release" && step.to !== null);
        expect(asked?.deed.by).not.toBe(deed.by);
        expect(from.release?.requestedBy).toBe(asked?.deed.by);
        expect(now.getTime()).toBeLessThan((asked?.now.getTime() ?? 0) + RELEASE_TTL_MS);
        const since = steps.slice(steps.indexOf(asked ?? { from, deed, now, to }) + 1, index);
        expect(since.filter((step) => step.to !== null).map((step) => step.deed.command.type)).toSatisfy((types: string[]) =>
          types.every((type) => type === "assign"),
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a case waits for a release exactly while there is a request, and is closed exactly while it has an outcome", () => {
  fc.assert(
    fc.property(deeds, (all) => {
      for (const { to } of walk(all)) {
        if (to === null) continue;
        expect(to.state === "awaiting_release").toBe(to.release !== null);
        expect(to.state === "closed").toBe(to.outcome !== null);
        expect(to.closedAt !== null).toBe(to.outcome !== null);
        if (to.state === "open" || to.state === "in_review") expect(to.state).toBe(to.assigneeId === null ? "open" : "in_review");
      }
    }),
    { numRuns: 1_000 },
  );
});

test("nobody closes a case as legitimate while its money is held, and a closed case only opens again", () => {
  fc.assert(
    fc.property(deeds, (all) => {
      for (const { from, deed, to } of walk(all)) {
        if (from.state === "closed") expect(to === null || deed.command.type === "reopen").toBe(true);
        if (deed.command.type === "close" && deed.command.outcome === "legitimate" && to !== null) expect(deed.command.heldCount).toBe(0);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a request of the same person is refused by name, one that is a day old by its age, and a new one takes its place", () => {
  const now = new Date(0);
  const asked = move(START, { type: "request_release", heldCount: 1, reason: "r" }, { userId: "ada", now });
  if (asked.type !== "moved") throw new Error(asked.code);
  const approve = (userId: string | null, at: number) => move(asked.to, { type: "approve_release" }, { userId, now: new Date(at) });
  expect(approve("ada", 1)).toEqual({ type: "refused", code: "risk.second_person_required" });
  expect(approve(null, 1)).toEqual({ type: "refused", code: "risk.second_person_required" });
  expect(approve("bo", RELEASE_TTL_MS)).toEqual({ type: "refused", code: "risk.release_expired" });
  expect(approve("bo", RELEASE_TTL_MS - 1)).toMatchObject({ type: "moved", to: { state: "open", release: null } });
  const again = (at: number) => move(asked.to, { type: "request_release", heldCount: 1, reason: "r" }, { userId: "bo", now: new Date(at) });
  expect(again(1)).toEqual({ type: "refused", code: "risk.release_pending" });
  expect(again(RELEASE_TTL_MS)).toMatchObject({ type: "moved", to: { release: { requestedBy: "bo" } } });
});
