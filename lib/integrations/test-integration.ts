import type { Context } from "../platform/context.ts";
import { changeIntegration } from "./internal/change-integration.ts";
import { getOwned } from "./internal/owner.ts";
import { probeCredential } from "./internal/probe-credential.ts";
import { proveNext } from "./internal/prove-next.ts";
import type { IntegrationDeps } from "./ports.ts";
import type { Integration } from "./schema.ts";
import { toIntegration } from "./to-integration.ts";

/** A real call to the vendor. A new value that waits is tested first: once it is taken, the old one is gone. */
export async function testIntegration(ctx: Context<IntegrationDeps>, input: { integrationId: string }): Promise<Integration> {
  const record = await getOwned(ctx, input.integrationId);
  if (record.next) return toIntegration(ctx, await proveNext(ctx, record, record.next));
  const reason = await probeCredential(ctx, record, record.credential);
  const at = new Date(ctx.clock.now());
  const outcome =
    reason === null ? ({ status: "connected", reason, provenAt: record.provenAt ?? at } as const) : ({ status: "failed", reason } as const);
  const changed = await changeIntegration(
    ctx,
    record,
    { ...outcome, lastTestedAt: at },
    { action: "integrations.integration-tested", after: { status: outcome.status, reason } },
  );
  return toIntegration(ctx, changed);
}
