import { beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../../lib/platform/clock.ts";
import type { Role } from "../../../../lib/platform/permissions.ts";
import { createFrozenClock } from "../../../support/frozen-clock.ts";
import { createHarness, type Harness, type Person } from "../../../support/harness.ts";
import { enrolTotp } from "../../../support/second-step-person.ts";

const clock = { ...createFrozenClock(Date.now()), sleep: systemClock.sleep };
const overrides = { clock };
const codeOf = async (harness: Harness, path: string, as: Person) => {
  const response = await harness.call("GET", path, { as });
  return response.status === 200 ? 200 : `${response.status} ${(await response.json()).code}`;
};

describe("with ADMIN_MFA_REQUIRED", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness({ environment: { ADMIN_MFA_REQUIRED: "true", OPENAI_API_KEY: "sk-not-a-key-of-anybody" }, overrides });
  });

  test("an owner without a second factor holds their account alone, and everything once they have one", async () => {
    const owner = await harness.createPerson();
    expect(await codeOf(harness, "/api/auth/me", owner)).toBe(200);
    expect(await harness.json("GET", "/api/auth/mfa", { as: owner })).toMatchObject({ isRequired: true, totp: null });
    for (const path of ["/api/chat/list", "/api/audit", "/api/ai/budgets", "/api/guard/policy"])
      expect(await codeOf(harness, path, owner)).toBe("403 auth.mfa_enrolment_required");
    await enrolTotp(harness, owner, clock);
    for (const path of ["/api/chat/list", "/api/audit", "/api/ai/budgets", "/api/guard/policy"])
      expect(await codeOf(harness, path, owner)).toBe(200);
  });

  test.each<[Role, number | string]>([
    ["ADMIN", "403 auth.mfa_enrolment_required"],
    ["ANALYST", 200],
    ["USER", 200],
    ["READ_ONLY", 200],
  ])("%s gets %s", async (role, answer) => {
    const owner = await harness.createPerson();
    expect(await codeOf(harness, "/api/chat/list", await harness.addPerson(owner, role))).toBe(answer);
  });
});

describe("an organization's own rule", () => {
  test("holds for every member, within a second, and only in that organization", async () => {
    const harness = await createHarness({ overrides });
    const owner = await enrolTotp(harness, await harness.createPerson(), clock);
    const member = await harness.addPerson(owner.person, "READ_ONLY");
    const elsewhere = await harness.createPerson();
    expect(await codeOf(harness, "/api/chat/list", member)).toBe(200);
    const body = { settings: { requireMfa: true } };
    expect((await harness.call("PATCH", "/api/organizations/current", { as: owner.person, body })).status).toBe(200);
    clock.advance(1_000);
    expect(await codeOf(harness, "/api/chat/list", member)).toBe("403 auth.mfa_enrolment_required");
    expect(await codeOf(harness, "/api/chat/list", owner.person)).toBe(200);
    expect(await codeOf(harness, "/api/chat/list", elsewhere)).toBe(200);
    // Also for somebody who may only read: how they sign in is theirs to set up.
    await enrolTotp(harness, member, clock);
    expect(await codeOf(harness, "/api/chat/list", member)).toBe(200);
  });
});
