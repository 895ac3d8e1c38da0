import { expect, test } from "vitest";
import { createLogger } from "../log.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS } from "./deployment-settings.schema.ts";
import type { DeploymentSettingsRecord } from "./deployment-settings.store.ts";
import { createDeploymentSettings } from "./kept-deployment-settings.ts";

function world() {
  let now = 1_000_000;
  let reads = 0;
  let answer: () => Promise<DeploymentSettingsRecord | null> = async () => null;
  const lines: string[] = [];
  const settings = createDeploymentSettings({
    store: {
      findLast() {
        reads += 1;
        return answer();
      },
    },
    clock: { now: () => now },
    log: createLogger({ level: "warn", write: (line) => lines.push(line) }),
    timeoutMs: 20,
  });
  return {
    settings,
    lines,
    reads: () => reads,
    advance: (durationMs: number) => {
      now += durationMs;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
}

const closed: DeploymentSettingsRecord = {
  ...{ _id: "dch_1", revision: 1, reason: "abuse", createdAt: new Date(0), createdBy: "usr_1" },
  settings: { ...DEFAULT_DEPLOYMENT_SETTINGS, registrations: "closed" },
};

test("is read once for all who ask within a second, and again after it", async () => {
  const { settings, reads, advance, answerWith } = world();
  await Promise.all([settings.get(), settings.get(), settings.get()]);
  answerWith(async () => closed);
  expect((await settings.get()).registrations).toBe("open");
  expect(reads()).toBe(1);
  advance(1_000);
  expect((await settings.get()).registrations).toBe("closed");
  expect(reads()).toBe(2);
});

test("a change made here counts at once, also against a reading that had begun before it", async () => {
  const { settings, answerWith } = world();
  let finish = (_record: DeploymentSettingsRecord | null) => {};
  answerWith(() => new Promise((resolve) => (finish = resolve)));
  const before = settings.get();
  settings.forget();
  answerWith(async () => closed);
  expect((await settings.get()).registrations).toBe("closed");
  finish(null);
  await before;
  expect(settings.lastKnown().registrations).toBe("closed");
});

test("what cannot be read, or not in time, stays as it was; the log says so, and a second later it is read again", async () => {
  const { settings, lines, advance, answerWith, reads } = world();
  answerWith(async () => closed);
  await settings.get();
  for (const failing of [() => Promise.reject(new Error("away")), () => new Promise<null>(() => {})]) {
    advance(1_000);
    answerWith(failing);
    expect((await settings.get()).registrations).toBe("closed");
  }
  expect(lines).toHaveLength(2);
  expect(reads()).toBe(3);
  advance(1_000);
  answerWith(async () => null);
  expect((await settings.get()).registrations).toBe("open");
});

test("settings written before a part existed have its default", async () => {
  const { settings, answerWith } = world();
  const { guardFloor: _floor, ...older } = closed.settings;
  answerWith(async () => ({ ...closed, settings: JSON.parse(JSON.stringify(older)) }));
  expect((await settings.get()).guardFloor).toEqual(DEFAULT_DEPLOYMENT_SETTINGS.guardFloor);
});
