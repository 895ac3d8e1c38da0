import { z } from "zod";
import { grantPlatformRole } from "../../../lib/auth/users/grant-platform-role.ts";
import type { DenialRecord } from "../../../lib/platform/audit/denial.store.ts";
import { settleDenials } from "../../../lib/platform/audit/settle-denials.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

/** Every question administrators ask about people, inside an organization and, for whoever runs the deployment, across all of them. */
export async function askAdmin(harness: Harness, owner: Person): Promise<void> {
  const member = await harness.addPerson(owner, "USER");
  const operator = await promote(harness, await harness.createPerson());
  for (const as of [owner, operator]) await askLists(harness, as);
  for (const [as, scope] of [
    [owner, "organization"],
    [operator, "platform"],
  ] as const) {
    const act = (path: string, body: object) => ask(harness, as, "POST", `/api/admin/users/${member.userId}/${path}`, body);
    await act("ban", { reason: "Plans", scope });
    await ask(harness, as, "GET", `/api/admin/users/${member.userId}`);
    await act("unban", { reason: "Plans", scope });
    await ask(harness, as, "DELETE", `/api/admin/users/${member.userId}/sessions`);
  }
  await ask(harness, await harness.addPerson(owner, "USER"), "GET", "/api/admin/users", undefined, 403);
  const { denials, denialStore, audit, clock, log } = harness.runtime.deps;
  await denials.flush();
  const later = { ...clock, now: () => clock.now() + 120_000 };
  await settleDenials({ audit, denialStore, clock: later, log }, 10);
}

async function askLists(harness: Harness, as: Person): Promise<void> {
  for (const filter of ["", "&role=ADMIN", "&banned=true", "&banned=false"]) {
    const first = z.object({ nextCursor: z.string().nullable() });
    const { nextCursor } = first.parse(await ask(harness, as, "GET", `/api/admin/users?limit=5${filter}`));
    if (nextCursor !== null) await ask(harness, as, "GET", `/api/admin/users?limit=5${filter}&cursor=${nextCursor}`);
  }
  for (const q of ["seeded-777@", "person 4242"]) await ask(harness, as, "GET", `/api/admin/users?q=${encodeURIComponent(q)}&limit=5`);
}

async function promote(harness: Harness, person: Person): Promise<Person> {
  const ctx = createSystemContext(harness.runtime, { job: "plans", orgId: "" });
  await grantPlatformRole(ctx, { email: person.email, platformRole: "SUPER_ADMIN", reason: "Plans" });
  const { email, password } = person;
  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } });
  return { ...person, token };
}

async function ask(harness: Harness, as: Person, method: string, path: string, body?: object, status?: number): Promise<unknown> {
  const response = await harness.call(method, path, { as, ...(body && { body }) });
  const text = await response.text();
  if (status === undefined ? !response.ok : response.status !== status) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text === "" ? null : JSON.parse(text);
}

/** Of minutes that are not over yet: the schedules of the journey leave them alone. */
export function seededDenials({ tenancy, now }: { tenancy: Tenancy; now: number }): Record<string, (index: number) => DenialRecord> {
  const at = new Date(now);
  return {
    access_denials: (index) => {
      const { orgId, userId } = tenancy.of(index);
      const who = { actor: { type: "user" as const, userId, sessionId: seededId("ses", index) }, role: null, ip: "::1", userAgent: "x" };
      const what = { route: "GET /api/audit", codes: ["auth.permission_required"], count: 1, firstAt: at, lastAt: at, requestId: "req_x" };
      const dueAt = new Date(now + 365 * 86_400_000);
      return { _id: `denial-${index}`, orgId, ...who, ...what, auditId: seededId("aud", index), dueAt, isSettled: false };
    },
  };
}
