import { expect, test } from "vitest";
import type { AuditFinding } from "../../../../_client/failsafe-audits.ts";
import { numberFindings } from "./number-findings.ts";

const finding = (check: string, weight: number): AuditFinding => ({
  ...{ category: "harm", check, weight, code: check, reason: check, where: "response", start: 0, end: 1 },
});

test("the gravest finding is number one, and no finding is lost", () => {
  const findings = [finding("embedded.harm", 0.4), finding("embedded.leak", 0.9), finding("judge", 0.7)];
  expect(numberFindings(findings).map(({ number, finding: { check } }) => [number, check])).toEqual([
    [1, "embedded.leak"],
    [2, "judge"],
    [3, "embedded.harm"],
  ]);
});
