import type { InvitationRecord } from "../../../lib/auth/invitations/invitation.store.ts";
import { createBrowser } from "../../support/browser.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Who is in an organization and how one gets in, asked by the owner of the one with half of all members. */
export async function askMembers(harness: Harness, person: Person): Promise<void> {
  const call = async <Body>(method: string, path: string, options: { as?: Person | string; body?: object } = {}): Promise<Body> => {
    const response = await harness.call(method, `/api/${path}`, { as: person, ...options });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === "" ? JSON.parse("null") : JSON.parse(text);
  };
  for (const query of ["", "&role=USER"]) {
    const { nextCursor } = await call<{ nextCursor: string }>("GET", `members?limit=5${query}`);
    await call("GET", `members?limit=5${query}&cursor=${nextCursor}`);
  }
  await call("GET", "organizations/current");
  await call("PATCH", "organizations/current", { body: { name: "Plans", settings: { sessionIdleMinutes: null } } });
  const guest = await harness.createPerson();
  const { id } = await call<{ id: string }>("POST", "invitations", { body: { role: "USER", email: guest.email } });
  const page = await call<{ nextCursor: string }>("GET", "invitations?limit=5");
  await call("GET", `invitations?limit=5&cursor=${page.nextCursor}`);
  const tokenOf = ({ link }: { link: string | null }) => new URL(link ?? "http://none/").hash.slice(1);
  const token = tokenOf(await call<{ link: string }>("POST", "invitations", { body: { role: "USER" } }));
  await call("POST", "invitations/preview", { body: { token } });
  const joined = await call<{ token: string }>("POST", "invitations/accept", { as: guest.token, body: { token } });
  await call("POST", "organizations/switch", { as: joined.token, body: { organizationId: guest.orgId } });
  await call("POST", `invitations/${id}/resend`);
  await call("DELETE", `invitations/${id}`);
  await call("PATCH", `members/${guest.userId}`, { body: { role: "READ_ONLY" } });
  await call("DELETE", `members/${guest.userId}`);
  await createBrowser(harness).post("/api/auth/login", { email: guest.email, password: guest.password });
  const leaver = await harness.addPerson(person, "USER");
  await call("POST", "members/leave", { as: leaver.token, body: {} });
  await call("POST", "organizations", { as: await harness.createPerson(), body: { name: "Further" } });
  await call("GET", "organizations");
}

/** Most have been used; those that are open are spread like everything else. */
export function invitationPast({ tenancy, at }: { tenancy: Tenancy; at(index: number): Date }) {
  return (index: number): InvitationRecord => {
    const { orgId, userId } = tenancy.of(index);
    const email = `invited-${index}@plans.example`;
    const open = { tokenHash: seededId("hash", index), maxUses: 1, uses: 0, createdBy: userId };
    const times = { at: at(index), expiresAt: new Date(at(index).getTime() + 7 * DAY_MS), sentAt: at(index) };
    const state = index % 20 === 0 ? ("open" as const) : ("used" as const);
    return { _id: seededId("inv", index), orgId, role: "USER" as const, email, emailNormalized: email, state, ...open, ...times };
  };
}
