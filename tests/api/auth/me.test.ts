import { beforeAll, describe, expect, test } from "vitest";
import { membershipCollection } from "../../../lib/auth/membership.store.ts";
import { systemClock } from "../../../lib/platform/clock.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const path = "/api/auth/me";

describe("GET /api/auth/me", () => {
  let harness: Harness;
  let aheadMs = 0;
  beforeAll(async () => {
    harness = await createHarness({ overrides: { clock: { ...systemClock, now: () => Date.now() + aheadMs } } });
  });

  test.each(["ADMIN", "ANALYST", "USER", "READ_ONLY"] as const)("shows a member the role %s", async (role) => {
    const member = await harness.addPerson(await harness.createPerson(), role);
    expect(await harness.json("GET", path, { as: member })).toMatchObject({ id: member.userId, email: member.email, role });
  });

  test("a changed role is seen within a second, without signing in again", async () => {
    const member = await harness.addPerson(await harness.createPerson(), "USER");
    const roleOf = async () => (await harness.json("GET", path, { as: member })).role;
    expect(await roleOf()).toBe("USER");
    await harness.runtime.deps.db
      .collection(membershipCollection)
      .updateOne({ orgId: member.orgId, userId: member.userId }, { $set: { role: "READ_ONLY" } });
    aheadMs += 1_000;
    expect(await roleOf()).toBe("READ_ONLY");
  });

  test.each(["", "nonsense", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d.e"])("the token %j is nobody's", async (token) => {
    const response = await harness.call("GET", path, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, (await response.json()).code]).toEqual([401, "auth.credentials_required"]);
  });
});
