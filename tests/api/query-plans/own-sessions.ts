import type { PasswordResetRecord } from "../../../lib/auth/password-reset.store.ts";
import type { EmailChangeRecord } from "../../../lib/auth/profile/email-change.store.ts";
import type { SessionView } from "../../../lib/auth/sessions/schema.ts";
import type { Harness } from "../../support/harness.ts";
import { linkIn, waitForLetter } from "../../support/mailbox.ts";
import { seededId } from "./tenancy.ts";

/** Links to set a password, of the last half hour: no other is kept. */
export function seededPasswordResets(now: number) {
  return (index: number): PasswordResetRecord => ({
    _id: seededId("pwr", index),
    userId: seededId("usr", index),
    tokenHash: `seeded-${index}`,
    createdAt: new Date(now),
    expiresAt: new Date(now + 1_800_000),
  });
}

/** Addresses that wait for their letter to be answered. */
export function seededEmailChanges(now: number) {
  return (index: number): EmailChangeRecord => ({
    _id: seededId("usr", index),
    email: `moved-${index}@tests.example`,
    emailNormalized: `moved-${index}@tests.example`,
    tokenHash: `seeded-${index}`,
    expiresAt: new Date(now + 86_400_000),
  });
}

/** Somebody who takes another name and another address. */
export async function askProfile(harness: Harness): Promise<void> {
  const person = await harness.createPerson();
  const email = `moved-${person.email}`;
  await harness.call("PATCH", "/api/auth/me", { as: person, body: { name: "Another Name" } });
  await harness.call("POST", "/api/auth/email", { as: person, body: { email } });
  await harness.call("GET", "/api/auth/email", { as: person });
  const [, token = ""] = linkIn(await waitForLetter(harness.environment, email, /Confirm/)).split("#");
  const response = await harness.call("POST", "/api/auth/email/confirm", { body: { token } });
  if (!response.ok) throw new Error(`The confirmation answered ${response.status}: ${await response.text()}`);
}

/** Somebody who looks at their sessions, ends some, and forgets their password. */
export async function askSessions(harness: Harness): Promise<void> {
  const person = await harness.createPerson();
  const { email, password } = person;
  for (let again = 0; again < 3; again += 1) await harness.call("POST", "/api/auth/login", { body: { email, password } });
  type Page = { items: SessionView[]; nextCursor: string };
  const { items, nextCursor } = await harness.json<Page>("GET", "/api/auth/sessions?limit=2", { as: person });
  await harness.call("GET", `/api/auth/sessions?limit=2&cursor=${nextCursor}`, { as: person });
  await harness.call("DELETE", `/api/auth/sessions/${items[0]?.id}`, { as: person });
  await harness.call("POST", "/api/auth/sessions/revoke-others", { as: person });
  const { sessions, users } = harness.runtime.deps;
  await sessions.touch(person.orgId, items[0]?.id ?? "", new Date(), 60_000);
  await users.rehashPassword(person.userId, { from: "an older hash", to: "another" });
  await harness.call("POST", "/api/auth/forgot-password", { body: { email } });
  const [, token = ""] = linkIn(await waitForLetter(harness.environment, email, /new password/)).split("#");
  const response = await harness.call("POST", "/api/auth/reset-password", { body: { token, newPassword: "seven quiet lanterns 42" } });
  if (!response.ok) throw new Error(`The reset answered ${response.status}: ${await response.text()}`);
}
