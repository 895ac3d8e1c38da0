import { expect, test } from "vitest";
import { issueResetLink } from "../../../lib/auth/passwords/issue-reset-link.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createHarness } from "../../support/harness.ts";

const harness = await createHarness();
const ctx = createSystemContext(harness.runtime, { job: "reset-password", orgId: "" });
const reason = "Their mailbox is gone; seen in person";
const newPassword = "a-new-password-that-nobody-has-9143";

test("a link made by the command sets a password once, and the trail says that it was made and why", async () => {
  const { email, userId } = await harness.createPerson();
  const { link, minutes } = await issueResetLink(ctx, { email: email.toUpperCase(), reason });
  expect(minutes).toBe(30);
  const token = new URL(link).hash.slice(1);
  const set = () => harness.call("POST", "/api/auth/reset-password", { body: { token, newPassword } });
  expect((await set()).status).toBe(200);
  expect((await harness.call("POST", "/api/auth/login", { body: { email, password: newPassword } })).status).toBe(200);
  expect((await set()).status).toBe(422);
  const record = await harness.runtime.deps.db
    .collection(auditCollection)
    .findOne({ "target.id": userId, action: "auth.password-reset-issued" });
  expect(record).toMatchObject({ severity: "critical", reason });
  expect(JSON.stringify(record)).not.toContain(token);
});

test("of an address nobody has there is no link, and no request makes one", async () => {
  await expect(issueResetLink(ctx, { email: "nobody@example.com", reason })).rejects.toMatchObject({ code: "auth.user_not_found" });
  const { email } = await harness.createPerson();
  const asked = { ...ctx, actor: { type: "user", userId: "usr_1", sessionId: "ses_1" } as const };
  await expect(issueResetLink(asked, { email, reason })).rejects.toMatchObject({ code: "auth.platform_role_required" });
});
