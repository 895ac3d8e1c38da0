import type { CollectionInventory } from "../platform/inventory.ts";
import { FAILSAFE } from "./inventory-of-failsafe.ts";
import { FILES } from "./inventory-of-files.ts";
import { KEEPING } from "./inventory-of-keeping.ts";
import { MEMORY, RETRIEVAL, SEARCH } from "./inventory-of-knowledge.ts";
import { OPERATIONS } from "./inventory-of-operations.ts";
import { PEOPLE } from "./inventory-of-people.ts";
import { PROMPTS } from "./inventory-of-prompts.ts";
import { RISK } from "./inventory-of-risk.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

// One row for each collection: whose its documents are, what is encrypted, and what of a person is in them. A collection without a row
// fails tests/api/privacy/inventory.test.ts. The table is as long as the product has collections.

const PSEUDONYMS = none("the trail's own: rows of the person's pseudonyms are erased with the person (lib/platform/audit/pseudonyms.ts)");

const TRAIL: readonly CollectionInventory[] = [
  {
    name: "audit",
    tenant: "orgId",
    encryption: null,
    person: none("chained records hold pseudonyms; what is not chained yet is waited for"),
  },
  {
    name: "access_denials",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [byUser("actor.userId")], mentions: [], exported: { why: "in the trail within a minute" } },
  },
  { name: "audit_heads", tenant: "_id", encryption: null, person: none("places and hashes") },
  { name: "audit_checkpoints", tenant: "orgId", encryption: null, person: none("hashes and signatures") },
  { name: "audit_persons", tenant: "orgId", encryption: fields("trail", "sealed"), person: PSEUDONYMS },
  { name: "audit_pseudonyms", tenant: "orgId", encryption: fields("trail", "sealed"), person: PSEUDONYMS },
  {
    name: "audit_policies",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("updatedBy")], exported: { why: "a decision of the organization" } },
  },
  {
    name: "legal_holds",
    tenant: "orgId",
    encryption: fields("trail", "reason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("placedBy"), mention("releasedBy")],
      exported: { why: "a decision of the organization" },
    },
  },
];

const WORK: readonly CollectionInventory[] = [
  ...KEEPING,
  {
    name: "chats",
    tenant: "orgId",
    encryption: fields("organization", "title"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: {
        as: "chats",
        fields: ["_id", "orgId", "title", "createdAt", "activeAt", "isPinned", "isArchived", "projectId", "tagIds"],
      },
    },
  },
  {
    name: "turns",
    tenant: "orgId",
    encryption: fields(
      "organization",
      "message",
      { path: "attachments.*.name", field: "attachments.*" },
      { path: "reply.text", field: "reply" },
      { path: "snapshot.text", field: "snapshot" },
      {
        path: "steps.*.result",
        field: "steps.*",
      },
      { path: "approvals.*.question", field: "approvals.*" },
    ),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: {
        as: "messages",
        fields: [
          "_id",
          "orgId",
          "chatId",
          "chatSeq",
          "message",
          "attachments",
          "createdAt",
          "state",
          "reply.text",
          "reply.provider",
          "reply.model",
          "verdicts",
        ],
      },
    },
  },
  {
    name: "guard_appeals",
    tenant: "orgId",
    encryption: fields("organization", "text", "note"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [mention("decidedBy")],
      exported: { as: "appeals", fields: ["_id", "orgId", "chatId", "stage", "state", "text", "note", "at", "decidedAt"] },
    },
  },
  {
    name: "feedback",
    tenant: "orgId",
    encryption: fields("organization", "comment", "shared.question", "shared.answer"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: {
        as: "feedback",
        fields: ["_id", "orgId", "chatId", "turnId", "rating", "reason", "comment", "shared.question", "shared.answer", "at"],
      },
    },
  },
  {
    name: "guard_events",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("userId", "nobody")],
      exported: { as: "guard-events", fields: ["_id", "orgId", "at", "feature", "stage", "action", "verdict", "score"] },
    },
  },
  {
    name: "guard_policies",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("createdBy")], exported: { why: "a decision of the organization" } },
  },
  {
    name: "model_policies",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("entries.*.updatedBy")],
      exported: { why: "a decision of the organization" },
    },
  },
  {
    name: "budgets",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("caps.*.createdBy"), mention("caps.*.scope.id")],
      exported: { why: "a decision of the organization" },
    },
  },
  {
    name: "integrations",
    tenant: "orgId",
    encryption: fields("organization", { path: "credential.sealed.*", field: "*" }, { path: "next.sealed.*", field: "*" }),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [mention("createdBy"), mention("credential.createdBy"), mention("next.createdBy")],
      exported: { as: "integrations", fields: ["_id", "orgId", "type", "name", "status", "createdAt", "expiresAt", "lastUsedAt"] },
    },
  },
  { name: "budget_settlements", tenant: "orgId", encryption: null, person: none("amounts of calls, for two weeks") },
  ...["usage", "egress", "model_calls"].map(
    (name): CollectionInventory => ({
      name,
      tenant: "orgId",
      encryption: null,
      person: {
        type: "personal",
        owned: [],
        mentions: [mention("userId", "nobody")],
        exported: {
          as: name.replace("_", "-"),
          fields: ["_id", "orgId", "at", "feature", "endpoint", "provider", "model", "kind", "costMicros"],
        },
      },
    }),
  ),
];

const PLATFORM: readonly CollectionInventory[] = [
  {
    name: "cache",
    tenant: null,
    encryption: { type: "short-lived", why: "entries live for a day at most; one that no key opens counts as not there" },
    person: none("digests as ids, values encrypted for one person or organization, gone within a day"),
  },
  {
    name: "idempotency",
    tenant: "orgId",
    encryption: { type: "short-lived", why: "replies are kept for a day" },
    person: none("digests as ids, encrypted replies, gone within a day"),
  },
  {
    name: "limit_counters",
    tenant: null,
    encryption: null,
    person: none("counts of callers over two windows, minutes, while Redis is away"),
  },
  { name: "data_keys", tenant: "orgId", encryption: null, person: none("wrapped keys; the person's own is destroyed with the person") },
  { name: "key_rotations", tenant: "orgId", encryption: null, person: none("progress of a rotation; the person's own goes with the key") },
  {
    name: "jobs",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser("payload.userId")],
      mentions: [],
      exported: { why: "ids of records, gone a month after the end" },
    },
  },
  {
    name: "dead_letters",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("replayedBy")], exported: { why: "work of the operator" } },
  },
  { name: "schedules", tenant: null, encryption: null, person: none("the deployment's own") },
];

export const inventory: readonly CollectionInventory[] = [
  ...PEOPLE,
  ...TRAIL,
  ...WORK,
  ...FILES,
  ...RETRIEVAL,
  ...MEMORY,
  ...SEARCH,
  ...RISK,
  ...FAILSAFE,
  ...PROMPTS,
  ...OPERATIONS,
  ...PLATFORM,
];
