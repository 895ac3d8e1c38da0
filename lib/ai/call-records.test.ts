import { expect, test } from "vitest";
import { type CallEstimate, toAnsweredCall, toCallRecords, toLostCall } from "./call-records.ts";
import { toLedgerRows } from "./ledger-rows.ts";
import { regionOf } from "./region-of.ts";
import type { Attempt } from "./routing.ts";

const ESTIMATE: CallEstimate = { inputTokens: 10, outputTokensMax: 100, parcel: { dataClasses: ["message"], bytes: 40 } };
const AT = new Date("2026-11-21T12:00:00Z");
const OWNER = { orgId: "org_1", userId: "usr_1", keyId: null, feature: "gateway", source: { type: "call", id: "cal_1" } } as const;

function attempt(fields: Partial<Attempt>): Attempt {
  const target = { provider: "p", model: "m", isDemo: false, origin: "platform", host: "eu.api.openai.com" } as const;
  const course = { outcome: "answered", reason: null, startedAt: 0, durationMs: 5, firstTokenMs: 2, usage: null, isSent: true } as const;
  return { ...target, costMicros: ({ inputTokens, outputTokens }) => inputTokens + 2 * outputTokens, ...course, ...fields };
}

test.each([
  ["refused", 0, false],
  ["failed", 210, true],
  ["abandoned", 210, true],
  ["stopped", 210, true],
  ["started", 210, true],
] as const)("a call that was %s is the platform's, at %d", (outcome, costMicros, isUncertain) => {
  const [record] = toCallRecords([attempt({ outcome })], ESTIMATE);
  expect(record && toLostCall("0", record)).toMatchObject({ bookedTo: "platform", costMicros, isUncertain });
});

test("of what was stopped, the one that was heard is the customer's, at what was heard", () => {
  const heard = { inputTokens: 10, outputTokens: 3, isEstimated: true };
  const records = toCallRecords(
    [attempt({ outcome: "failed" }), attempt({ outcome: "stopped" }), attempt({ outcome: "stopped" })],
    ESTIMATE,
    heard,
  );
  expect(records.map(({ outcome, costMicros }) => [outcome, costMicros])).toEqual([
    ["failed", 210],
    ["answered", 16],
    ["stopped", 210],
  ]);
});

test("what was never sent has left nothing, nor has the demo engine's; both ledgers share ids", () => {
  const records = toCallRecords([attempt({ isDemo: true }), attempt({ outcome: "refused", isSent: false }), attempt({})], ESTIMATE);
  expect(records.map(({ departure }) => departure?.bytes ?? null)).toEqual([null, null, 40]);
  const rows = toLedgerRows(
    OWNER,
    records.map((record, index) => toAnsweredCall(String(index), record, "customer")),
    AT,
  );
  expect(rows.usage.map(({ _id, currency }) => [_id, currency])).toEqual([
    ["cal_1:0", "USD"],
    ["cal_1:1", "USD"],
    ["cal_1:2", "USD"],
  ]);
  expect(rows.egress).toEqual([
    expect.objectContaining({ _id: "cal_1:2", host: "eu.api.openai.com", region: "eu", dataClasses: ["message"], isUncertain: false }),
  ]);
});

test("a region is told where the server's name tells it, and not guessed", () => {
  expect(["eu.api.openai.com", "us-east-1.api.x.ai", "europe-west4-aiplatform.googleapis.com"].map(regionOf)).toEqual([
    "eu",
    "us-east-1",
    "europe-west4",
  ]);
  expect(["api.openai.com", "127.0.0.1:8080", "eu.api.openai.com.evil.example"].map(regionOf)).toEqual([null, null, null]);
});
