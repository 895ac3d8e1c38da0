import { revealDetails, withPseudonyms } from "../../platform/audit/reveal-details.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { DecryptionError } from "../../platform/crypto/envelope.ts";
import type { PersonScope } from "../../platform/inventory.store.ts";
import { type CollectionInventory, type EncryptedField, findAt } from "../../platform/inventory.ts";
import type { PrivacyDeps } from "./ports.ts";

/** One kind of thing about a person, in the order it was stored. */
export type GatheredKind = { name: string; items: Record<string, unknown>[] };
type Progress = (done: number, total: number) => Promise<void>;

const ACTIVITY_PAGE = 200;
const ACTIVITY_MAX = 20_000;

/** Everything of a person, by the inventory: named fields of their own documents, opened. Others' documents stay out. */
export async function gatherPerson(ctx: Context<PrivacyDeps>, userId: string, report: Progress): Promise<GatheredKind[]> {
  const { users, memberships, pseudonyms, inventory } = ctx.deps;
  const user = await users.find(userId);
  const own = (await memberships.listOfUser(userId)).map(({ orgId }) => orgId);
  const orgIds = [...new Set([...own, ...(await pseudonyms.listOrganizationsOf(userId))])];
  const rows = inventory.filter(({ person }) => person.type === "personal" && "as" in person.exported);
  const kinds: GatheredKind[] = [];
  for (const [index, row] of rows.entries()) {
    await report(index, rows.length + 1);
    const scopes = row.tenant === null ? [null] : orgIds;
    const items: Record<string, unknown>[] = [];
    for (const orgId of scopes) items.push(...(await gatherKind(ctx, row, { orgId, userId, email: user?.emailNormalized ?? "" })));
    if (row.person.type === "personal" && "as" in row.person.exported) kinds.push({ name: row.person.exported.as, items });
  }
  await report(rows.length, rows.length + 1);
  kinds.push({ name: "activity", items: await gatherActivity(ctx, userId, orgIds) });
  return kinds;
}

async function gatherKind(ctx: Context<PrivacyDeps>, row: CollectionInventory, scope: PersonScope): Promise<Record<string, unknown>[]> {
  const { person, encryption } = row;
  if (person.type !== "personal" || !("as" in person.exported)) return [];
  const { fields } = person.exported;
  const isSealed = encryption?.type === "fields";
  const keyOwner = encryption?.type === "fields" && encryption.scope === "person" ? scope.userId : scope.orgId;
  const cipher = isSealed && keyOwner !== null ? await ctx.deps.cipher.forOrganization(keyOwner) : null;
  const items: Record<string, unknown>[] = [];
  for await (const document of ctx.deps.inventoryDocuments.streamOwned(row, scope)) {
    const opened = cipher && isSealed ? openFields(cipher, row.name, encryption.fields, document) : new Map<string, string>();
    items.push(Object.fromEntries(fields.flatMap((field) => pick(document, field, opened))));
  }
  return items;
}

/** By the path at which each stands. A value that no key opens any more says so instead of stopping the archive. */
function openFields(
  cipher: OrganizationCipher,
  collection: string,
  fields: readonly EncryptedField[],
  document: { _id: string },
): Map<string, string> {
  const opened = fields.flatMap(({ path, field }) =>
    findAt(document, path).flatMap(({ path: at, value, star }): [string, string][] => {
      if (typeof value !== "string") return [];
      try {
        return [[at, cipher.decrypt({ collection, id: document._id, field: field.replace("*", star) }, value)]];
      } catch (error) {
        if (error instanceof DecryptionError) return [[at, "(cannot be opened any more)"]];
        throw error;
      }
    }),
  );
  return new Map(opened);
}

function pick(document: object, field: string, opened: ReadonlyMap<string, string>): [string, unknown][] {
  return findAt(document, field).map(({ path, value }) => [path === "_id" ? "id" : path, opened.get(path) ?? value]);
}

/** What the person did, out of the trails of their organizations. */
async function gatherActivity(ctx: Context<PrivacyDeps>, userId: string, orgIds: readonly string[]): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (const orgId of orgIds) {
    const own = { ...ctx, orgId };
    const scope = await withPseudonyms(own, { actor: userId });
    for (let after: { at: Date; id: string } | null = null; items.length < ACTIVITY_MAX; ) {
      const page = await ctx.deps.audit.list(orgId, scope, { after, limit: ACTIVITY_PAGE });
      for (const { at, action, target, severity, ip, userAgent } of await revealDetails(own, page))
        items.push({ orgId, at, action, target, severity, ip, userAgent });
      const last = page.at(-1);
      if (!last || page.length < ACTIVITY_PAGE) break;
      after = { at: last.at, id: last._id };
    }
  }
  return items;
}
