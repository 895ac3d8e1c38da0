import { expect, test } from "vitest";
import { z } from "zod";
import { createGate } from "../../../tests/support/fakes/scripted-provider.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { JobRun } from "../../platform/jobs/define-job.ts";
import type { TurnRecord } from "../turn-record.ts";
import { createCheckpoints, type Step } from "./checkpoints.ts";

/** Writes wait for the test; only what the steps read of a turn is there. */
function start() {
  const written: string[][] = [];
  const gate = createGate();
  const record = { _id: "trn_1", fence: 1, steps: {}, usage: [] } as Partial<TurnRecord> as TurnRecord;
  const run: JobRun<TurnRecord> = {
    record,
    signal: new AbortController().signal,
    async write({ $set = {} }) {
      await gate.promise;
      written.push(Object.keys($set));
    },
  };
  const cipher: OrganizationCipher = { encrypt: (_place, text) => text, decrypt: (_place, text) => text };
  const writer = { stage: () => undefined, text: () => undefined, settle: async () => undefined, end: async () => undefined };
  const checkpoints = createCheckpoints({
    run,
    cipher,
    clock: { now: () => 0, sleep: async () => undefined },
    writer: { ...writer, replace: () => undefined, current: () => ({ seq: 0, text: "" }), stop: () => undefined },
  });
  return { checkpoints, written, gate };
}

const step = (key: string, traits: Partial<Step<string>> = {}): Step<string> => ({
  ...{ key, label: key, result: z.string() },
  work: async () => ({ result: key, detail: {} }),
  ...traits,
});

test("a pure step that ends while another step is being written is written with the next one, not lost", async () => {
  const { checkpoints, written, gate } = start();
  const other = checkpoints.run(step("judge"));
  await checkpoints.run(step("retrieve", { isPure: true }));
  gate.open();
  await other;
  expect(written.flat()).toContain("steps.retrieve");
  expect(checkpoints.unwritten()).toEqual({});
});
