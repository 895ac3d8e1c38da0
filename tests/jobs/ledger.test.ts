import fc from "fast-check";
import { expect, test } from "vitest";
import type { TurnRecord } from "../../lib/chat/turn-record.ts";
import type { Ledger } from "../../lib/platform/jobs/ledger.ts";
import { createAdjustableClock } from "../support/adjustable-clock.ts";
import { NO_QUEUE, readTurn, startConversation } from "../support/conversation.ts";
import { createHarness } from "../support/harness.ts";

/** What the contract says of one record, in its smallest form. */
type Model = { state: "queued" | "running" | "failed" | "answered"; fence: number; holder: number | null; leaseEndsAt: number };

const OWNERS = 3;
const LEASE_MS = 45_000;
const command = fc.oneof(
  fc.record({ type: fc.constant("claim" as const), owner: fc.nat(OWNERS - 1) }),
  fc.record({
    type: fc.constantFrom("heartbeat" as const, "release" as const, "finish" as const, "fail" as const),
    owner: fc.nat(OWNERS - 1),
  }),
  fc.record({ type: fc.constant("wait" as const), owner: fc.constantFrom(10_000, 46_000) }),
  fc.record({ type: fc.constant("replay" as const), owner: fc.constant(0) }),
);
type Command = { type: "claim" | "heartbeat" | "release" | "finish" | "fail" | "wait" | "replay"; owner: number };

/** The orders that matter most, tried on every run: each thing a process may still do after another one took over. */
const TAKE_OVERS: [Command[]][] = (["heartbeat", "release", "finish", "fail"] as const).map((type) => [
  [
    { type: "claim", owner: 0 },
    { type: "wait", owner: 46_000 },
    { type: "claim", owner: 1 },
    { type, owner: 0 },
    { type: "fail", owner: 1 },
    { type: "replay", owner: 0 },
    { type, owner: 1 },
    { type: "claim", owner: 2 },
    { type, owner: 1 },
  ],
]);

test("any order of claims, heartbeats, releases, ends and replays by three processes keeps to the contract", async () => {
  const clock = createAdjustableClock();
  const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
  const { ledger } = harness.runtime.deps.turns;

  async function attempt(held: TurnRecord | undefined, type: Command["type"]): Promise<boolean> {
    if (!held) return false;
    if (type === "heartbeat") return ledger.heartbeat(held);
    if (type === "release") return ledger.release(held, { error: "test", delayMs: 0 });
    const state = type === "finish" ? "answered" : "failed";
    return ledger.write(held, { $set: { state, dueAt: null, leaseUntil: null, owner: null } });
  }

  function claimOutcome(model: Model): Awaited<ReturnType<Ledger<TurnRecord>["claim"]>>["type"] {
    if (model.state === "failed" || model.state === "answered") return "final";
    return model.state === "running" && model.leaseEndsAt > clock.now() ? "busy" : "claimed";
  }

  async function run(commands: readonly Command[]): Promise<void> {
    const { person, send } = await startConversation(harness);
    const turnId = await send("Follow the contract");
    const held: (TurnRecord | undefined)[] = Array.from({ length: OWNERS }, () => undefined);
    let model: Model = { state: "queued", fence: 0, holder: null, leaseEndsAt: 0 };
    for (const { type, owner } of commands) {
      const isHolder = model.state === "running" && model.holder === owner;
      if (type === "wait") clock.advance(owner);
      else if (type === "claim") {
        const expected = claimOutcome(model);
        const claim = await ledger.claim(person.orgId, turnId, `process-${owner}`);
        expect(claim.type).toBe(expected);
        if (claim.type !== "claimed") continue;
        held[owner] = claim.record;
        model = { state: "running", fence: model.fence + 1, holder: owner, leaseEndsAt: clock.now() + LEASE_MS };
        expect(claim.record.fence).toBe(model.fence);
      } else if (type === "replay") {
        expect(await ledger.replay(person.orgId, turnId)).toBe(model.state === "failed");
        if (model.state === "failed") model = { ...model, state: "queued", holder: null };
      } else {
        const before = await readTurn(harness, turnId);
        expect(await attempt(held[owner], type)).toBe(isHolder);
        if (!isHolder) expect(await readTurn(harness, turnId)).toEqual(before);
        else if (type === "heartbeat") model = { ...model, leaseEndsAt: clock.now() + LEASE_MS };
        else model = { ...model, holder: null, state: type === "release" ? "queued" : type === "finish" ? "answered" : "failed" };
      }
      const stored = await readTurn(harness, turnId);
      expect({ state: stored.state, fence: stored.fence }).toEqual({ state: model.state, fence: model.fence });
      // Nothing open is ever without a time at which somebody looks at it again.
      expect(stored.dueAt !== null).toBe(model.state === "queued" || model.state === "running");
    }
  }

  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 24 }), run), { numRuns: 30, examples: TAKE_OVERS });
});
