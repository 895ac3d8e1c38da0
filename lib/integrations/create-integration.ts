import { assertPermission } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import { expiryPast, integrationExists, tooManyIntegrations } from "./errors.ts";
import { getSpec, type IntegrationSpec } from "./get-spec.ts";
import type { IntegrationRecord } from "./integration.store.ts";
import { makeCredential } from "./internal/make-credential.ts";
import { permissionFor, requirePerson } from "./internal/owner.ts";
import { readFields } from "./internal/read-fields.ts";
import type { IntegrationDeps } from "./ports.ts";
import { remindAtOf } from "./reminders.ts";
import type { CreateIntegrationInput, Integration } from "./schema.ts";
import { toIntegration } from "./to-integration.ts";

/** Numbered slots under a unique index: the bound holds however many are added at once. */
const MANY_MAX = 20;

/** Stored and untested: nothing uses it before a test has succeeded. */
export async function createIntegration(ctx: Context<IntegrationDeps>, input: CreateIntegrationInput): Promise<Integration> {
  const { db, integrations, audit, vault } = ctx.deps;
  const createdBy = requirePerson(ctx);
  const userId = input.scope === "personal" ? createdBy : null;
  assertPermission(ctx, permissionFor({ userId }));
  const spec = getSpec(input.type);
  const now = ctx.clock.now();
  const expiresAt = readExpiry(input.expiresAt, now);
  const read = readFields(spec, input.fields, ctx.deps.outbound.guard);
  const owner = { _id: createId("integration"), orgId: ctx.orgId, userId, type: input.type };
  const credential = await makeCredential(ctx, owner, read, createdBy);
  const record: IntegrationRecord = {
    ...owner,
    ...{ slot: "", name: input.name ?? spec.title, credential, next: null, status: "untested", reason: null, lastTestedAt: null },
    ...{ provenAt: null, expiresAt, remindAt: remindAtOf({ expiresAt, credential }, now), lastUsedAt: null, usedOn: {} },
    ...{ createdAt: new Date(now), createdBy, revision: 1 },
  };
  const entry = toAuditRecord(ctx, {
    action: "integrations.integration-created",
    target: { type: "integration", id: owner._id },
    severity: "notice",
    after: { type: input.type, scope: input.scope },
  });
  const taken = new Set(
    (await integrations.listOwned(ctx.orgId, userId)).filter(({ type }) => type === input.type).map(({ slot }) => slot),
  );
  for (const slot of slotsOf(spec).filter((each) => !taken.has(each))) {
    const isIn = await db.isInserted(
      db.withTransaction(async (session) => {
        await integrations.insert({ ...record, slot }, session);
        await audit.append(entry, session);
      }),
    );
    if (!isIn) continue;
    vault.forget(record);
    return toIntegration(ctx, { ...record, slot });
  }
  throw spec.isMany ? tooManyIntegrations(MANY_MAX) : integrationExists(spec.title);
}

function slotsOf({ isMany }: IntegrationSpec): string[] {
  return isMany ? Array.from({ length: MANY_MAX }, (_, index) => String(index).padStart(2, "0")) : [""];
}

export function readExpiry(sent: string | null, now: number): Date | null {
  const expiresAt = sent === null ? null : new Date(sent);
  if (expiresAt && expiresAt.getTime() <= now) throw expiryPast();
  return expiresAt;
}
