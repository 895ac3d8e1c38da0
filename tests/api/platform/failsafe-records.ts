import { insertDrill } from "../../support/drill-rows.ts";
import { insertLease } from "../../support/failsafe-lease-rows.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { insertTrip } from "../../support/trip-rows.ts";
import { BODY_SAMPLES, SAMPLES } from "./route-samples.ts";

type Make = (harness: Harness, by: Person) => Promise<string>;

/** Records of the fail-safe that a walk over the routes needs. */
export const FAILSAFE_RECORDS = {
  auditId: async (harness, by) => {
    const body = BODY_SAMPLES["/failsafe/audits"];
    return (await harness.json<{ id: string }>("POST", "/api/failsafe/audits", { as: by, body })).id;
  },
  runId: async (harness, by) => {
    const body = { model: "demo-1", messages: SAMPLES.messages };
    const response = await harness.call("POST", "/api/v1/chat/completions", { as: by, body });
    return response.headers.get("x-aegis-call-id") ?? "";
  },
  drillId: async (harness, by) => (await insertDrill(harness, by))._id,
  leaseId: (harness, by) => insertLease(harness, by.orgId),
  tripId: async (harness, by) => (await insertTrip(harness, by.orgId)).tripId,
} as const satisfies Readonly<Record<string, Make>>;
