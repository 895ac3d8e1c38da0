import { describe, expect, test } from "vitest";
import type { Context } from "../context.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS, type Maintenance } from "./deployment-settings.schema.ts";
import { isClosedFor, maintenanceError } from "./maintenance.ts";

const off = DEFAULT_DEPLOYMENT_SETTINGS.maintenance;
const on: Maintenance = { ...off, isOn: true };
const user = { type: "user", userId: "usr_1", sessionId: "ses_1" } as const;
const member = { actor: user, orgId: "org_1", role: "USER" } satisfies Partial<Context>;
const owner = { ...member, role: "OWNER" } as const;
const operator = { ...member, platformRole: "SUPPORT" } as const;
const key = { ...owner, actor: { type: "apiKey", keyId: "key_1", userId: "usr_1" } } as const;
const nobody = { actor: { type: "system", job: "anonymous-request" }, orgId: "", role: null } as const;

describe("maintenance", () => {
  test("closes the product to everybody but whoever runs it, programs included", () => {
    expect([member, owner, key, nobody].map((caller) => isClosedFor(on, caller))).toEqual([true, true, true, true]);
    expect(isClosedFor(on, operator)).toBe(false);
    expect(isClosedFor(off, member)).toBe(false);
  });

  test("may admit owners and administrators, their keys not", () => {
    const admitting: Maintenance = { ...on, admits: "administrators" };
    expect([member, owner, key, operator].map((caller) => isClosedFor(admitting, caller))).toEqual([true, false, true, false]);
  });

  test("of some organizations leaves the others alone, and whoever is in none", () => {
    expect(isClosedFor({ ...on, organizations: ["org_1"] }, member)).toBe(true);
    expect(isClosedFor({ ...on, organizations: ["org_2"] }, member)).toBe(false);
    expect(isClosedFor({ ...on, organizations: ["org_2"] }, nobody)).toBe(false);
  });

  test("says when to come back: at its end, or in a minute when that is past or unknown", () => {
    const now = Date.UTC(2026, 0, 5, 9);
    const comeBack = (until: string | null) => maintenanceError({ ...on, until }, now).options.retryAfterSeconds;
    expect(comeBack("2026-01-05T09:30:00.000Z")).toBe(1_800);
    expect([comeBack("2026-01-05T08:30:00.000Z"), comeBack(null)]).toEqual([60, 60]);
  });
});
