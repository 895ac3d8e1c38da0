import { expect, test } from "vitest";
import { judgeRefresh } from "./judge-refresh.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const session = (change: object = {}) => ({
  ...{ refreshHash: "current", previousHash: "previous", rotatedAt: new Date(NOW - 10_000) },
  ...{ revokedAt: null, expiresAt: new Date(NOW + 1), ...change },
});

test.each([
  ["current", {}, "rotate"],
  ["previous", {}, "repeat"],
  ["previous", { rotatedAt: new Date(NOW - 10_001) }, "reused"],
  ["older", {}, "reused"],
  ["previous", { previousHash: null }, "reused"],
  ["current", { expiresAt: new Date(NOW) }, "ended"],
  ["current", { revokedAt: new Date(NOW - 1) }, "ended"],
  ["older", { revokedAt: new Date(NOW - 1) }, "ended"],
] as const)("a presented %s token of a session with %o is: %s", (presented, change, verdict) => {
  expect(judgeRefresh(session(change), presented, NOW)).toBe(verdict);
});
