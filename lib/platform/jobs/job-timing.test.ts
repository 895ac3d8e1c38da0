import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLATFORM_LIMITS } from "../platform-limits.ts";
import { backoffMs, createJobTiming } from "./job-timing.ts";

describe("deadlines nest", () => {
  const timing = createJobTiming();
  test("step < job <= function limit - 15 s < delivery timeout", () => {
    expect(timing.stepTimeoutMs).toBeLessThan(timing.jobTimeoutMs);
    expect(timing.jobTimeoutMs).toBeLessThanOrEqual((PLATFORM_LIMITS.vercel.maxDurationSeconds - 15) * 1_000);
    expect(timing.deliveryTimeoutSeconds * 1_000).toBeGreaterThanOrEqual(timing.jobTimeoutMs + 15_000);
  });
  test("a lease outlives four missed heartbeats", () => {
    expect(timing.leaseMs).toBeGreaterThan(4 * timing.heartbeatMs);
  });
  test("a record just published is not published again before a delivery can have come", () => {
    expect(timing.publishGraceMs).toBeLessThan(timing.redeliverMs);
    expect(timing.redeliverMs).toBeGreaterThan(timing.leaseMs);
  });
  test("shortened for fault tests, everything keeps its order", () => {
    const short = createJobTiming(10);
    expect(short.stepTimeoutMs).toBeLessThan(short.jobTimeoutMs);
    expect(short.leaseMs).toBeGreaterThan(4 * short.heartbeatMs);
    expect(short.publishGraceMs).toBeLessThan(short.redeliverMs);
    expect(short.leaseMs * 10).toBe(timing.leaseMs);
  });
  test("the queue may keep a message as long as our deduplication needs", () => {
    expect(timing.redeliverMs).toBeLessThan(PLATFORM_LIMITS.qstash.deduplicationWindowMs);
  });
});

describe("back-off", () => {
  const timing = createJobTiming();
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  test("is never below half the first step and never above the cap, for any attempt", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5_000 }), random, (attempt, chance) => {
        const wait = backoffMs(timing, attempt, chance);
        expect(wait).toBeGreaterThanOrEqual(timing.backoffBaseMs / 2);
        expect(wait).toBeLessThanOrEqual(timing.backoffCapMs);
      }),
    );
  });
  test("the longest wait of an attempt doubles until the cap", () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(timing, attempt, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(backoffMs(timing, 50, 1)).toBe(timing.backoffCapMs);
  });
  test("callers that failed together come back spread over half the wait", () => {
    expect(backoffMs(timing, 3, 1) - backoffMs(timing, 3, 0)).toBe(4_000);
  });
});
