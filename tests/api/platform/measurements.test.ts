import { expect, test } from "vitest";
import type { MinuteRow } from "../../../lib/platform/measurements/measurements.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const first = await createHarness();
const { MONGODB_URI, REDIS_PREFIX } = first.environment;
const second = await createHarness({ environment: { MONGODB_URI, REDIS_PREFIX } });

async function readMinutes({ runtime }: Harness): Promise<MinuteRow[]> {
  const now = runtime.deps.clock.now();
  return runtime.deps.measurements.read(new Date(now - 3_600_000), new Date(now + 60_000));
}

const total = (rows: readonly MinuteRow[], of: (row: MinuteRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);

test("what two processes did stands in the same minutes, and is written once however often it is asked for", async () => {
  await Promise.all([first, first, second].map((harness) => harness.call("GET", "/api/version")));
  await second.call("POST", "/api/auth/login", { body: { email: "nobody@tests.example", password: "not the password" } });
  await Promise.all([first, second, first].map(({ runtime }) => runtime.deps.measuring.flush()));
  const rows = await readMinutes(second);
  expect(total(rows, (row) => row.requests)).toBe(4);
  expect(total(rows, (row) => row.authFailures)).toBe(1);
  expect(total(rows, (row) => row.failures)).toBe(0);
  expect(total(rows, (row) => row.duration.counts.reduce((sum, count) => sum + count, 0))).toBe(4);
  expect(await readMinutes(first)).toEqual(rows);
});
