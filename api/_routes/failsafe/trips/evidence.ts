import { exportTripEvidence } from "../../../../lib/failsafe/trips/export-trip-evidence.ts";
import { evidenceQuerySchema, evidenceSchema, getEvidence } from "../../../../lib/failsafe/trips/get-evidence.ts";
import { byTripSchema } from "../../../../lib/failsafe/trips/trip.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../../_http/define-route.ts";

const getEvidenceRoute = defineRoute({
  method: "get",
  path: "/failsafe/evidence",
  summary: "Checkpoints and public keys that vouch for the trails kept here",
  description:
    "For anybody. A checkpoint is a digest over an organization's trail at one moment; no organization is named. With `digest` only that one, " +
    "where it was published here. Files are verified offline: `pnpm ops:verify-audit FILE --keys KEYS.json`.",
  access: "public",
  limit: limits.read,
  query: evidenceQuerySchema,
  output: evidenceSchema,
  cache: { seconds: 60, scope: "public" },
  errors: [],
  handle: ({ ctx, query }) => getEvidence(ctx, query),
});

const tripEvidenceRoute = defineDownloadRoute({
  method: "get",
  path: "/failsafe/trips/{tripId}/evidence",
  summary: "What the signed trail says of a trip, its lease and its audits",
  description:
    "A file that `pnpm ops:verify-audit FILE` checks without the database or this server: each record with the proof of its place under a " +
    "signed checkpoint. What is newer than a minute may not be in it yet. The export is recorded in the trail.",
  access: "audit.read",
  limit: limits.read,
  params: byTripSchema,
  mediaTypes: ["application/x-ndjson"],
  errors: ["failsafe.trip_not_found"],
  handle: async ({ ctx, params }) => ({
    fileName: `aegis-${params.tripId}.ndjson`,
    contentType: "application/x-ndjson",
    chunks: await exportTripEvidence(ctx, params),
  }),
});

export const evidenceRoutes: readonly Route[] = [getEvidenceRoute, tripEvidenceRoute];
