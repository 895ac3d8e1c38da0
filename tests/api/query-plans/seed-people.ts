import type { ModelPolicyRecord } from "../../../lib/ai/model-policy.store.ts";
import type { MembershipRecord } from "../../../lib/auth/membership.store.ts";
import type { OrganizationRecord } from "../../../lib/auth/organization.store.ts";
import type { SessionRecord } from "../../../lib/auth/session.store.ts";
import type { UserRecord } from "../../../lib/auth/user.store.ts";
import { seededDenials } from "./admin.ts";
import { seededApiKeys } from "./api-keys.ts";
import { fileTextsPast } from "./file-texts.ts";
import { integrationsPast } from "./integrations.ts";
import { invitationPast } from "./members.ts";
import { seededEmailChanges, seededPasswordResets } from "./own-sessions.ts";
import { seededSecondSteps } from "./second-steps.ts";
import { seededId, type Tenancy } from "./tenancy.ts";
import { seededWaysIn } from "./ways-in.ts";

const DAY_MS = 86_400_000;

type Past = { tenancy: Tenancy; now: number; at(index: number): Date };

/** Who is there, and what each organization has decided about models. `at` is when a record of the past was made. */
export function seededPeople({ tenancy, now, at }: Past) {
  const user = (index: number): UserRecord => {
    const email = `seeded-${index}@plans.example`;
    const createdAt = at(index);
    const { orgId: homeOrgId } = tenancy.of(index);
    const name = `Person ${index}`;
    const common = { email, emailNormalized: email, emailVerifiedAt: null, name, passwordHash: "$2b$", tokenVersion: 1, homeOrgId };
    return { _id: seededId("usr", index), ...common, createdAt, passwordChangedAt: createdAt };
  };
  const membership = (index: number): MembershipRecord => {
    const { orgId } = tenancy.of(index);
    return {
      _id: seededId("mbr", index),
      orgId,
      userId: seededId("usr", index),
      role: index % 50 === 7 ? "ADMIN" : "USER",
      createdAt: at(index),
      searchKeys: [`seeded-${index}@plans.example`, `person ${index}`, "person", String(index)],
      ...(index % 500 === 6 && { ban: { at: at(index), by: "usr_nobody", scope: "organization", reason: "Seeded", ticket: null } }),
    };
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
  return {
    ...fileTextsPast(tenancy),
    ...seededDenials({ tenancy, now }),
    ...integrationsPast({ tenancy, at }),
    api_keys: seededApiKeys({ tenancy, at }),
    invitations: invitationPast({ tenancy, at }),
    model_policies: policy,
    users: user,
    sessions: (index: number) => seededSession({ tenancy, now, at }, index),
    password_resets: seededPasswordResets(now),
    email_changes: seededEmailChanges(now),
    memberships: membership,
    organizations: organization,
    ...seededSecondSteps({ now, at }),
    ...seededWaysIn({ now, at }),
  };
}

function seededSession({ tenancy, now, at }: Past, index: number): SessionRecord {
  const createdAt = at(index);
  // The one person of a tenth of the chats signs in as seldom as anybody: sessions end after seven days.
  const owner = tenancy.of(index % 10 === 0 ? index + 2 : index);
  const times = { rotatedAt: createdAt, provenAt: createdAt, createdAt, lastSeenAt: createdAt, expiresAt: new Date(now + 6 * DAY_MS) };
  const state = { tokenVersion: 1, refreshHash: String(index), previousHash: null, revokedAt: null, revokedFor: null };
  return {
    _id: seededId("ses", index),
    orgId: owner.orgId,
    userId: owner.userId,
    methods: ["password"],
    ...state,
    ...times,
    userAgent: "x",
    ip: "::1",
  };
}
