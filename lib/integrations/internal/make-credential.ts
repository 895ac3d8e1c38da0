import { randomBytes } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { getSpec } from "../get-spec.ts";
import type { Credential, IntegrationRecord } from "../integration.store.ts";
import { toMask } from "../mask.ts";
import type { IntegrationDeps } from "../ports.ts";
import type { ReadFields } from "./read-fields.ts";

type Owner = Pick<IntegrationRecord, "_id" | "orgId" | "userId" | "type">;

/** A set of values as it is stored: nothing in it can be read without the organization's key. */
export async function makeCredential(
  { deps, clock }: Context<IntegrationDeps>,
  owner: Owner,
  { plain, secrets }: ReadFields,
  createdBy: string,
): Promise<Credential> {
  const set = { id: randomBytes(8).toString("hex"), plain: withHost(owner, { plain, secrets }) };
  const sealed = await deps.vault.seal(owner, set, secrets);
  const masked = toMask(secrets[getSpec(owner.type).shown] ?? "");
  return { ...set, sealed, masked, createdAt: new Date(clock.now()), createdBy };
}

/** Of an address that is a secret, its server is none: people have to tell one webhook from another. */
function withHost({ type }: Owner, { plain, secrets }: ReadFields): Record<string, string> {
  const address = getSpec(type).fields.find(({ kind, isAddress }) => kind === "secret" && isAddress);
  const host = address && URL.parse(secrets[address.name] ?? "")?.host;
  return host ? { ...plain, host } : plain;
}
