import type { Context } from "../platform/context.ts";
import { readExpiry } from "./create-integration.ts";
import { newValueRefused } from "./errors.ts";
import { getSpec } from "./get-spec.ts";
import { changeIntegration } from "./internal/change-integration.ts";
import { makeCredential } from "./internal/make-credential.ts";
import { getOwned, requirePerson } from "./internal/owner.ts";
import { proveNext } from "./internal/prove-next.ts";
import { readFields } from "./internal/read-fields.ts";
import type { IntegrationDeps } from "./ports.ts";
import type { Integration, RotateIntegrationInput } from "./schema.ts";
import { toIntegration } from "./to-integration.ts";

type Rotation = RotateIntegrationInput & { integrationId: string };

/** The new set of values is stored beside the old one and tested at once; only when the vendor takes it is the old one gone. */
export async function rotateIntegration(ctx: Context<IntegrationDeps>, { integrationId, ...input }: Rotation): Promise<Integration> {
  const record = await getOwned(ctx, integrationId);
  const now = ctx.clock.now();
  const expiresAt = input.expiresAt === undefined ? stillAhead(record.expiresAt, now) : readExpiry(input.expiresAt, now);
  const spec = getSpec(record.type);
  const plain = Object.fromEntries(spec.fields.flatMap(({ name, kind }) => keep(record.credential.plain, name, kind)));
  const read = readFields(spec, { ...plain, ...input.fields }, ctx.deps.outbound.guard);
  const credential = await makeCredential(ctx, record, read, requirePerson(ctx));
  const next = { ...credential, reason: null, expiresAt };
  const waiting = await changeIntegration(
    ctx,
    record,
    { next },
    { action: "integrations.rotation-begun", severity: "notice", after: { id: credential.id } },
  );
  const proven = await proveNext(ctx, waiting, next);
  if (proven.credential.id !== credential.id && proven.next === null) throw newValueRefused();
  return toIntegration(ctx, proven);
}

/** The day on which the old value ended says nothing about the new one. */
function stillAhead(expiresAt: Date | null, now: number): Date | null {
  return expiresAt !== null && expiresAt.getTime() > now ? expiresAt : null;
}

/** What is neither secret nor bound to one need not be sent again. */
function keep(plain: Readonly<Record<string, string>>, name: string, kind: string): [string, string][] {
  const value = plain[name];
  return kind === "plain" && value !== undefined ? [[name, value]] : [];
}
