import { createApiKey } from "../../../auth/api-keys/create-api-key.ts";
import { identifyKey } from "../../../auth/api-keys/identify-key.ts";
import { revokeApiKey } from "../../../auth/api-keys/revoke-api-key.ts";
import type { Subject } from "../../../platform/safety-gate.ts";
import { trip } from "../../trips/trip.ts";
import { assertMayAct, type Rehearsal } from "./rehearsal.ts";

// Addresses for documentation (RFC 5737): nobody sends from them.
const OWN_NETWORK = "203.0.113.0/24";
const OWN_ADDRESS = "203.0.113.7";
const FOREIGN_ADDRESS = "198.51.100.9";

/** A key made for this, stolen, used from elsewhere, tripped, and used again from the right place. It is revoked at the end. */
export async function rehearseKeyCompromise(rehearsal: Rehearsal): Promise<void> {
  const { ctx, drillId } = rehearsal;
  const made = {
    name: `Drill ${drillId}`,
    scopes: ["ai.read" as const],
    expiresInDays: 1,
    allowedIps: [OWN_NETWORK],
    requestsPerMinute: null,
  };
  const { key, apiKey } = await createApiKey(ctx, made);
  const subject: Subject = { type: "api-key", name: apiKey.id };
  rehearsal.subjects.push(subject);
  const presentFrom = async (ip: string) => {
    await identifyKey(ctx.deps.keyStates, key, { ip, nowMs: ctx.clock.now() });
    await assertMayAct(ctx, subject);
  };
  try {
    await presentFrom(OWN_ADDRESS);
    rehearsal.prepare("A key of its own works from its network", `${apiKey.id}, ${OWN_NETWORK}`);
    const used = await rehearsal.act(`The stolen key is used from ${FOREIGN_ADDRESS}`, () => presentFrom(FOREIGN_ADDRESS), "probe");
    if (used === "refused") rehearsal.detect("The key is known not to be used from there");
    await trip(ctx, { subject, reason: "drill", runId: drillId, note: "Used from elsewhere, in a rehearsal." });
    rehearsal.detect("The key's lease is taken");
    await rehearsal.act(`The key is used again, now from ${OWN_ADDRESS}`, () => presentFrom(OWN_ADDRESS));
  } finally {
    await revokeApiKey(ctx, apiKey.id);
  }
  await rehearsal.act("The key is used once more, after it was revoked", () => presentFrom(OWN_ADDRESS));
}
