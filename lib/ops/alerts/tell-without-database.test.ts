import { expect, test } from "vitest";
import { createLogger } from "../../platform/log.ts";
import type { Letter } from "../../platform/mailer.ts";
import { type DirectDeps, tellWithoutDatabase } from "./tell-without-database.ts";

const TO = { emails: ["operator@sample.example"], baseUrl: "https://aegis.example" };
const MINUTE = 60_000;

function start() {
  const state = { isUp: false, now: 0 };
  const letters: Letter[] = [];
  const reported: unknown[] = [];
  const logs: string[] = [];
  const deps: DirectDeps = {
    db: { ping: async () => undefined },
    redis: null,
    probes: { look: async () => state.isUp },
    mailer: { kind: "sendgrid", send: async (letter) => void letters.push(letter) },
    clock: { now: () => state.now, sleep: async () => undefined },
    log: createLogger({ level: "error", write: (line) => logs.push(line) }),
    reportError: async (error) => void reported.push(error),
  };
  return { state, letters, reported, logs, deps };
}

test("while the database is away, whoever the configuration names gets a letter: once in half an hour, and each tick is logged", async () => {
  const { state, letters, reported, logs, deps } = start();
  for (let minute = 0; minute < 30; minute += 1) {
    state.now = minute * MINUTE;
    await tellWithoutDatabase(deps, TO);
  }
  expect(letters).toMatchObject([{ to: { email: "operator@sample.example" }, subject: "Alert: The database is down" }]);
  expect([reported.length, logs.length]).toEqual([1, 30]);
  state.now = 30 * MINUTE;
  expect(await tellWithoutDatabase(deps, TO)).toBe(true);
});

test("nobody is told while it answers", async () => {
  const { state, letters, deps } = start();
  state.isUp = true;
  expect([await tellWithoutDatabase(deps, TO), letters]).toEqual([false, []]);
});
