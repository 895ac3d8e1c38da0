import { describe, expect, test } from "vitest";
import { createScriptedProvider } from "../../../../tests/support/fakes/scripted-provider.ts";
import { type Halt, haltedError, type Subject, subjectKey } from "../../../platform/safety-gate.ts";
import type { StreamPart } from "../../schema.ts";
import type { Candidate } from "./candidates.ts";
import { type ModelGate, sayUnderLease, withLease } from "./leases.ts";

const toHalt = (subject: Subject): Halt => ({ subject, state: "DENIED", reason: "score", tripId: "stp_1" });

/** A gate the test closes; `open` counts watches nobody has ended. */
function createModelGate(...halted: readonly string[]) {
  const abort = new AbortController();
  const counts = { open: 0 };
  const gate: ModelGate = {
    find: async (_orgId, subjects) => subjects.filter((subject) => halted.includes(subjectKey(subject))).map(toHalt)[0] ?? null,
    watch() {
      counts.open += 1;
      return {
        signal: abort.signal,
        end() {
          counts.open -= 1;
        },
      };
    },
  };
  return { gate, abort, counts };
}

function candidate(name: string): Candidate {
  const provider = createScriptedProvider(() => [], { name });
  return { provider, origin: "platform", owner: null, model: provider.defaultModel, capabilities: provider.capabilities, price: null };
}
const [first, second] = [candidate("first"), candidate("second")];
const text = (said: string): StreamPart => ({ type: "text", text: said });

describe("who may be asked", () => {
  test("is whoever's lease stands, in the same order", async () => {
    const { gate } = createModelGate("model:first/first-1");
    expect(await withLease(gate, "org_1", [first, second])).toEqual([second]);
  });

  test("is nobody when no lease stands: the first choice says why", async () => {
    const { gate } = createModelGate("model:first/first-1", "model:second/second-1");
    await expect(withLease(gate, "org_1", [first, second])).rejects.toMatchObject({
      code: "failsafe.halted",
      options: { members: { halt: { subject: { name: "first/first-1" } } } },
    });
  });
});

describe("an answer under its lease", () => {
  async function* say(...parts: (StreamPart | Error)[]): AsyncGenerator<StreamPart> {
    for (const part of parts) {
      if (part instanceof Error) throw part;
      yield part;
    }
  }

  test("is told as it is said, and its watch ends with it", async () => {
    const { gate, counts } = createModelGate();
    const heard = await Array.fromAsync(sayUnderLease(gate, "org_1", first, () => say(text("a"), text("b"))));
    expect([heard, counts.open]).toEqual([[text("a"), text("b")], 0]);
  });

  test("says nothing more once the lease has fallen, and why, whatever the vendor makes of being cut off", async () => {
    const { gate, abort, counts } = createModelGate();
    const halted = haltedError(toHalt({ type: "model", name: "first/first-1" }));
    const parts = sayUnderLease(gate, "org_1", first, () => say(text("a"), text("b")));
    expect(await parts.next()).toEqual({ done: false, value: text("a") });
    abort.abort(halted);
    await expect(parts.next()).rejects.toBe(halted);
    const cut = sayUnderLease(gate, "org_1", first, () => say(new Error("The connection was reset.")));
    await expect(cut.next()).rejects.toBe(halted);
    expect(counts.open).toBe(0);
  });

  test("keeps a failure of the vendor's own as it is, and leaves no watch behind a reader who turns away", async () => {
    const { gate, counts } = createModelGate();
    const parts = sayUnderLease(gate, "org_1", first, () => say(text("a"), new Error("Out of order.")));
    await parts.next();
    await expect(parts.next()).rejects.toThrow("Out of order.");
    const left = sayUnderLease(gate, "org_1", first, () => say(text("a"), text("b")));
    await left.next();
    await left.return(undefined);
    expect(counts.open).toBe(0);
  });
});
