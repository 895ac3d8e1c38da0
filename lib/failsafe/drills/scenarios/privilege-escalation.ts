import { createApiKey } from "../../../auth/api-keys/create-api-key.ts";
import { identifyKey } from "../../../auth/api-keys/identify-key.ts";
import { revokeApiKey } from "../../../auth/api-keys/revoke-api-key.ts";
import type { Context } from "../../../platform/context.ts";
import { permissionsOf } from "../../../platform/permissions.ts";
import { updateSettings } from "../../settings/update-settings.ts";
import { requestRestore } from "../../trips/restore-trip.ts";
import { tripByHand } from "../../trips/trip-by-hand.ts";
import { createDrill } from "../create-drill.ts";
import { stopDrill } from "../stop-drill.ts";
import type { ScenarioDeps } from "./ports.ts";
import type { Rehearsal } from "./rehearsal.ts";

type Attempt = { what: string; attempt(ctx: Context<ScenarioDeps>): Promise<unknown> };

const NOTHING = "none";

/** Each would end in nothing if the door were open: what it names does not exist, or has changed meanwhile. */
const attemptsOf = ({ drillId, subject }: Rehearsal): readonly Attempt[] => [
  { what: "stops a drill", attempt: (ctx) => stopDrill(ctx, NOTHING) },
  {
    what: "trips something by hand",
    attempt: (ctx) => tripByHand(ctx, { subject: { type: "model", name: subject.name }, reason: "manual", note: "x" }),
  },
  {
    what: "asks for a tripped subject back",
    attempt: (ctx) => requestRestore(ctx, { tripId: NOTHING, version: 1, phrase: NOTHING, reason: "x" }),
  },
  {
    what: "changes the fail-safe's settings",
    attempt: async (ctx) =>
      updateSettings(ctx, { version: Number.MAX_SAFE_INTEGER, settings: await ctx.deps.failsafeSettings.settingsOf(ctx.orgId) }),
  },
  { what: "makes itself a key", attempt: (ctx) => createApiKey(ctx, keyOf(drillId)) },
  { what: "starts a drill", attempt: (ctx) => createDrill(ctx, { model: `drill/${drillId}`, path: "alone" }) },
];

const keyOf = (drillId: string) => ({
  ...{ name: `Drill ${drillId}`, scopes: ["failsafe.read" as const], expiresInDays: 1, allowedIps: [], requestsPerMinute: null },
});

/** Somebody who may only read, and a key that may only read, try what they may not. */
export async function rehearsePrivilegeEscalation(rehearsal: Rehearsal): Promise<void> {
  const { ctx, drillId } = rehearsal;
  const reader: Context<ScenarioDeps> = { ...ctx, role: "READ_ONLY", platformRole: undefined, permissions: permissionsOf("READ_ONLY") };
  const { key, apiKey } = await createApiKey(ctx, keyOf(drillId));
  try {
    const identity = await identifyKey(ctx.deps.keyStates, key, { ip: "203.0.113.7", nowMs: ctx.clock.now() });
    rehearsal.prepare("Somebody who may only read, and a key that may only read", apiKey.id);
    for (const { what, attempt } of attemptsOf(rehearsal)) {
      await rehearsal.act(`Who may only read ${what}`, () => attempt(reader));
      await rehearsal.act(`The key ${what}`, () => attempt({ ...ctx, platformRole: undefined, ...identity }));
    }
  } finally {
    await revokeApiKey(ctx, apiKey.id);
  }
  const { blocked } = rehearsal.outcome();
  if (blocked) rehearsal.detect("Every verb has asked for the permission itself");
}
