import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { registrationRefused } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import { buildAccount } from "./build-account.ts";
import { buildSession } from "./build-session.ts";

type OpenAccountInput = { name: string; email: string; password: string; organizationName: string; isDemo: boolean };

/**
 * A user with an organization of their own, signed in; all of it in one transaction. Whether the address is taken is left
 * to the unique index: the work and the time are then the same either way.
 */
export async function openAccount(ctx: Context<AuthDeps>, input: OpenAccountInput): Promise<SignedIn> {
  const { db, users, organizations, memberships, sessions, audit } = ctx.deps;
  const orgId = createId("organization");
  const { user, membership } = await buildAccount(ctx, { ...input, isEmailVerified: false, orgId, role: "OWNER" });
  const session = buildSession(ctx, { user, membership, methods: input.isDemo ? [] : ["password"] });
  const organization = { _id: orgId, name: input.organizationName, isDemo: input.isDemo, createdAt: user.createdAt };
  const entry = toAuditRecord(session.ctx, { action: "auth.user-registered", target: { type: "user", id: user._id }, severity: "notice" });

  const isNew = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await users.insert(user, transaction);
      await organizations.insert(organization, transaction);
      await memberships.insert(membership, transaction);
      await sessions.insert(session.record, transaction);
      await audit.append(entry, transaction);
    }),
  );
  if (!isNew) throw registrationRefused();
  return session.signedIn;
}
