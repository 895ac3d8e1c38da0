import type { CollectionInventory } from "../platform/inventory.ts";
import { RISK_IMPORTS } from "./inventory-of-risk-imports.ts";
import { fields, mention, none } from "./inventory-rows.ts";

// Whose money moves is the organization's customer, no user of the product: ids and accounts stand encrypted beside keyed tokens, and go
// with the organization. Of a user there is who submitted, decided or wrote.

export const RISK: readonly CollectionInventory[] = [
  {
    name: "risk_transactions",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("submittedBy.id")],
      exported: { why: "business of the organization, submitted in its name" },
    },
  },
  { name: "risk_profiles", tenant: "orgId", encryption: null, person: none("counts and means of an account under a keyed token") },
  { name: "risk_populations", tenant: "orgId", encryption: null, person: none("how large the organization's amounts are, in bins") },
  {
    name: "risk_demo_runs",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("createdBy")],
      exported: { why: "generated data, started in the organization's name" },
    },
  },
  {
    name: "risk_models",
    tenant: "orgId",
    encryption: fields("organization", "sealed", "spreads"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("createdBy"), mention("changes.*.by")],
      exported: { why: "made of the organization's transactions; who decided about it is in the trail" },
    },
  },
  {
    name: "risk_model_status",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("training.by")],
      exported: { why: "figures about the organization's models" },
    },
  },
  {
    name: "risk_cases",
    tenant: "orgId",
    encryption: fields("organization", "payer", "release.reason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("assigneeId", "nobody"), mention("release.requestedBy"), mention("closedBy")],
      exported: { why: "business of the organization, decided in its name" },
    },
  },
  {
    name: "risk_case_events",
    tenant: "orgId",
    encryption: fields("organization", "text", "file.name"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("userId"), mention("assigneeId")],
      exported: { why: "business of the organization, decided in its name" },
    },
  },
  {
    name: "risk_settings",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("createdBy")], exported: { why: "a decision of the organization" } },
  },
  {
    name: "risk_rule_sets",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("createdBy"), mention("changes.*.by")],
      exported: { why: "a decision of the organization" },
    },
  },
  {
    name: "risk_rule_replays",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("by")], exported: { why: "counts of the organization's transactions" } },
  },
  {
    name: "risk_lists",
    tenant: "orgId",
    encryption: fields("organization", "name", "reason"),
    person: { type: "personal", owned: [], mentions: [mention("by")], exported: { why: "a decision of the organization" } },
  },
  {
    name: "risk_snoozes",
    tenant: "orgId",
    encryption: fields("organization", "reason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("by"), mention("endedBy")],
      exported: { why: "a decision of the organization" },
    },
  },
  { name: "risk_monitor_days", tenant: "orgId", encryption: null, person: none("counts and sums by day, no account among them") },
  { name: "risk_monitor_cursors", tenant: "orgId", encryption: null, person: none("up to where the days are counted") },
  {
    name: "risk_reviews",
    tenant: "orgId",
    encryption: fields("organization", { path: "result.sealed", field: "sealed" }),
    person: none("what models said of transactions of the organization; accounts are A and B"),
  },
  { name: "risk_review_states", tenant: "orgId", encryption: null, person: none("counts, and what reviews have cost") },
  ...RISK_IMPORTS,
];
