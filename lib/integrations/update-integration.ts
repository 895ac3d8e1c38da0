import type { Context } from "../platform/context.ts";
import { readExpiry } from "./create-integration.ts";
import { changeIntegration } from "./internal/change-integration.ts";
import { getOwned } from "./internal/owner.ts";
import { readPlainFields } from "./internal/read-plain-fields.ts";
import type { IntegrationDeps } from "./ports.ts";
import { remindAtOf } from "./reminders.ts";
import type { Integration, UpdateIntegrationInput } from "./schema.ts";
import { toIntegration } from "./to-integration.ts";

type Update = UpdateIntegrationInput & { integrationId: string };

/** Never a secret, nor where one is sent: whoever could change an address alone would have the stored secret sent there. */
export async function updateIntegration(ctx: Context<IntegrationDeps>, { integrationId, ...input }: Update): Promise<Integration> {
  const record = await getOwned(ctx, integrationId);
  const now = ctx.clock.now();
  const expiresAt = input.expiresAt === undefined ? record.expiresAt : readExpiry(input.expiresAt, now);
  const plain = input.fields ? readPlainFields(record, input.fields) : record.credential.plain;
  const credential = { ...record.credential, plain };
  const changes = { name: input.name ?? record.name, credential, expiresAt, remindAt: remindAtOf({ expiresAt, credential }, now) };
  const changed = await changeIntegration(ctx, record, changes, {
    action: "integrations.integration-updated",
    before: { name: record.name, fields: record.credential.plain, expiresAt: record.expiresAt },
    after: { name: changes.name, fields: plain, expiresAt },
  });
  return toIntegration(ctx, changed);
}
