import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

export const FAILSAFE: readonly CollectionInventory[] = [
  {
    name: "failsafe_leases",
    tenant: "orgId",
    encryption: fields("organization", "ask.reason", { path: "ask.votes.*.reason", field: "ask.votes.*" }),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("ask.requestedBy"), mention("ask.votes.*.userId")],
      exported: { why: "who may act for the organization, decided in its name" },
    },
  },
  {
    name: "failsafe_settings",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("createdBy")], exported: { why: "a decision of the organization" } },
  },
  {
    name: "failsafe_audits",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "safetyAudits", fields: ["at", "source", "model", "runId", "passed", "safetyScore", "scores", "sealed"] },
    },
  },
  { name: "failsafe_model_counts", tenant: "orgId", encryption: null, person: none("counts of audits by model and day") },
  {
    name: "failsafe_drills",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("startedBy")],
      exported: { why: "how models of the organization withstood attacks, started in its name" },
    },
  },
  {
    name: "failsafe_drill_cases",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: none("attacks of our own and what models answered; nobody's words are among them"),
  },
  {
    name: "failsafe_trips",
    tenant: "orgId",
    encryption: fields("organization", "restore.reason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [
        ...[mention("trippedBy"), mention("ownerId"), mention("assigneeId", "nobody"), mention("restore.requestedBy")],
        mention("restoredBy.*"),
      ],
      exported: { why: "an incident of the organization" },
    },
  },
  {
    name: "failsafe_trip_events",
    tenant: "orgId",
    encryption: fields("organization", "text"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("userId"), mention("assigneeId")],
      exported: { why: "the timeline of an incident of the organization" },
    },
  },
];
