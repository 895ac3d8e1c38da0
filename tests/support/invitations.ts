import { randomBytes } from "node:crypto";
import type { Role } from "../../lib/platform/permissions.ts";
import type { Harness, Person } from "./harness.ts";

export type Issued = {
  id: string;
  link: string | null;
  email: string | null;
  sentAt: string | null;
  uses: number;
  maxUses: number;
  isExpired: boolean;
};
export type Joined = { token: string; user: { id: string; role: Role; email: string } };

/** The one answer of a token or an id that leads nowhere. */
export const GONE = [404, "auth.invitation_not_found"];

export const tokenIn = (link: string | null) => new URL(link ?? "http://no.link/").hash.slice(1);
export const newAddress = () => `invited-${randomBytes(6).toString("hex")}@tests.example`;

/** The status of an answer and, of a refusal, its code. */
export async function outcome(response: Response): Promise<[number, string | null]> {
  if (response.ok) return [response.status, null];
  const { code }: { code: string } = await response.json();
  return [response.status, code];
}

export function createInvitationCalls(harness: Harness) {
  const invite = (as: Person, body: object) => harness.json<Issued>("POST", "/api/invitations", { as, body });
  return {
    invite,
    resend: (as: Person, id: string) => harness.call("POST", `/api/invitations/${id}/resend`, { as }),
    revoke: (as: Person, id: string) => harness.call("DELETE", `/api/invitations/${id}`, { as }),
    open: async (as: Person) => (await harness.json<{ items: Issued[] }>("GET", "/api/invitations", { as })).items,
    preview: (token: unknown) => harness.call("POST", "/api/invitations/preview", { body: { token } }),
    accept: (as: Person, token: string) => harness.call("POST", "/api/invitations/accept", { as, body: { token } }),
    register: (token: string, fields: object = {}, by: Harness = harness) =>
      by.call("POST", "/api/invitations/register", {
        body: { token, name: "Newly Invited", password: `moss kettle ${randomBytes(6).toString("hex")}`, ...fields },
      }),
    linkOf: async (owner: Person, body: object = { role: "USER" }) => tokenIn((await invite(owner, body)).link),
  };
}
