import { createSigningSecret, signWebhook } from "../../lib/integrations/standard-webhook.ts";
import type { Context } from "../../lib/platform/context.ts";
import { createId } from "../../lib/platform/ids.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import { createImport, putImportPart } from "../../lib/risk/imports/receive-import.ts";
import { createWebhook } from "../../lib/risk/webhooks/create-webhook.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

/** An import whose one part has come: "id\n", which is no table of transactions. Returns its id. */
export async function insertRiskImport(harness: Harness, by: Person): Promise<string> {
  const ctx = contextOf(harness, by);
  const { id } = await createImport(ctx, { name: "walked.csv", sizeBytes: 3 });
  await putImportPart(ctx, { importId: id, part: 0, bytes: new TextEncoder().encode("id\n") });
  return id;
}

export async function insertRiskWebhook(harness: Harness, by: Person): Promise<string> {
  return (await createWebhook(contextOf(harness, by), { name: `walked ${createId("request")}` })).id;
}

const NOBODYS_SECRET = createSigningSecret();

/** With the secret of no webhook: whoever sends by it is past the gate and no further. */
export function signForNobody(body: string): Record<string, string> {
  return signWebhook(NOBODYS_SECRET, { id: "msg_walk", at: Date.now(), body });
}

function contextOf({ runtime }: Harness, { orgId, userId }: Person): Context<AppDeps> {
  const ctx = createSystemContext(runtime, { job: "test", orgId, permissions: permissionsOf("OWNER") });
  return { ...ctx, actor: { type: "user", userId, sessionId: "" } };
}
