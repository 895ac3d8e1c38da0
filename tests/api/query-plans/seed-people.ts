import type { ModelPolicyRecord } from "../../../lib/ai/model-policy.store.ts";
import type { MembershipRecord } from "../../../lib/auth/membership.store.ts";
import type { OrganizationRecord } from "../../../lib/auth/organization.store.ts";
import type { SessionRecord } from "../../../lib/auth/session.store.ts";
import type { UserRecord } from "../../../lib/auth/user.store.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

const DAY_MS = 86_400_000;

type Past = { tenancy: Tenancy; now: number; at(index: number): Date };

/** Who is there, and what each organization has decided about models. `at` is when a record of the past was made. */
export function seededPeople({ tenancy, now, at }: Past) {
  const user = (index: number): UserRecord => {
    const email = `seeded-${index}@plans.example`;
    const createdAt = at(index);
    const { orgId: homeOrgId } = tenancy.of(index);
    const name = `Person ${index}`;
    const common = { email, emailNormalized: email, name, passwordHash: "$2b$", tokenVersion: 1, homeOrgId };
    return { _id: seededId("usr", index), ...common, createdAt, passwordChangedAt: createdAt };
  };
  const session = (index: number): SessionRecord => {
    const createdAt = at(index);
    // The one person of a tenth of the chats signs in as seldom as anybody: sessions end after seven days.
    const owner = tenancy.of(index % 10 === 0 ? index + 2 : index);
    const times = { rotatedAt: createdAt, createdAt, lastSeenAt: createdAt, expiresAt: new Date(now + 6 * DAY_MS) };
    const state = { tokenVersion: 1, refreshHash: String(index), previousHash: null, revokedAt: null, revokedFor: null } as const;
    return { _id: seededId("ses", index), orgId: owner.orgId, userId: owner.userId, ...state, ...times, userAgent: "x", ip: "::1" };
  };
  const membership = (index: number): MembershipRecord => {
    const { orgId } = tenancy.of(index);
    return { _id: seededId("mbr", index), orgId, userId: seededId("usr", index), role: "USER", createdAt: at(index) };
  };
  const organization = (index: number): OrganizationRecord => ({
    _id: seededId("org", index),
    name: "Seeded",
    isDemo: false,
    createdAt: at(index),
  });
  const policy = (index: number): ModelPolicyRecord => {
    const orgId = seededId("org", index);
    return { _id: orgId, orgId, mode: "open", entries: [], revision: 1 };
  };
  return { model_policies: policy, users: user, sessions: session, memberships: membership, organizations: organization };
}
