import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

/** People, how they sign in, and what they asked for. */
export const PEOPLE: readonly CollectionInventory[] = [
  {
    name: "users",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser("_id")],
      mentions: [{ path: "ban.by", to: "erased", isEverywhere: true }],
      exported: { as: "profile", fields: ["_id", "email", "name", "createdAt", "passwordChangedAt"] },
    },
  },
  { name: "organizations", tenant: "_id", encryption: null, person: none("a name and nothing of its people") },
  {
    name: "memberships",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [{ path: "ban.by", to: "erased", isEverywhere: true }],
      exported: { as: "memberships", fields: ["orgId", "role", "createdAt"] },
    },
  },
  {
    name: "sessions",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "sessions", fields: ["_id", "orgId", "createdAt", "lastSeenAt", "revokedAt", "revokedFor", "ip", "userAgent"] },
    },
  },
  {
    name: "second_factors",
    tenant: null,
    encryption: {
      ...{ type: "fields", scope: "person", owner: "_id" },
      fields: [
        ...["totp.sealedSeed", "pendingTotp.sealedSeed"].map((path) => ({ path, field: "totp" })),
        ...["sms.sealedPhone", "pendingSms.sealedPhone"].map((path) => ({ path, field: "sms" })),
      ],
    },
    person: {
      type: "personal",
      owned: [byUser("_id")],
      mentions: [],
      exported: {
        as: "second-factors",
        fields: ["totp.enrolledAt", "totp.lastUsedAt", "sms.sealedPhone", "sms.enrolledAt", "sms.lastUsedAt"],
      },
    },
  },
  {
    name: "second_step_tickets",
    tenant: null,
    encryption: null,
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "half a sign-in, gone within minutes" } },
  },
  {
    name: "email_changes",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser("_id")],
      mentions: [],
      exported: { as: "email-change", fields: ["email", "expiresAt"] },
    },
  },
  {
    name: "password_resets",
    tenant: null,
    encryption: null,
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "a digest of a link, gone within half an hour" } },
  },
  {
    name: "api_keys",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [mention("revokedBy")],
      exported: {
        as: "api-keys",
        fields: ["_id", "orgId", "name", "scopes", "allowedIps", "createdAt", "rotatedAt", "lastUsedAt", "lastUsedIp", "revokedAt"],
      },
    },
  },
  {
    name: "invitations",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [{ path: "emailNormalized", of: "email" }],
      mentions: [mention("createdBy")],
      exported: { as: "invitations", fields: ["_id", "orgId", "at", "role", "email", "state", "expiresAt"] },
    },
  },
  {
    name: "passkeys",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "passkeys", fields: ["_id", "name", "isSynced", "createdAt", "lastUsedAt"] },
    },
  },
  {
    name: "linked_accounts",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "linked-accounts", fields: ["provider", "email", "createdAt", "lastUsedAt"] },
    },
  },
  {
    name: "spent_proofs",
    tenant: null,
    encryption: null,
    person: none("digests of what was used once, until it could not be used any more"),
  },
  {
    name: "account_exports",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "archives", fields: ["_id", "state", "requestedAt", "readyAt", "sizeBytes"] },
    },
  },
  {
    name: "account_export_parts",
    tenant: null,
    encryption: fields("person", "data"),
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "the archives themselves" } },
  },
  {
    name: "account_deletions",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "account-deletion", fields: ["_id", "requestedAt", "dueAt"] },
    },
  },
  {
    name: "organization_deletions",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("requestedBy")], exported: { why: "a decision of the organization" } },
  },
  { name: "deletion_tombstones", tenant: null, encryption: null, person: none("a digest of the id of somebody who is gone, for restores") },
  { name: "sign_in_attempts", tenant: null, encryption: null, person: none("keyed digests that expire within an hour") },
];
