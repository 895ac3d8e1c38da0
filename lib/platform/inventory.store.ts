import type { Document, Filter } from "mongodb";
import type { Database } from "./db.ts";
import { type CollectionInventory, ERASED_PERSON, findAt, queryPath } from "./inventory.ts";

type Stored = Document & { _id: string };
export type InventoryStore = ReturnType<typeof createInventoryStore>;
/** The person, and the organization whose documents are meant; null for collections that belong to none. */
export type PersonScope = { orgId: string | null; userId: string; email: string };

/** The documents of any collection, by what the inventory says about them. */
export function createInventoryStore(db: Database) {
  const documentsOf = (name: string) => db.collection<Stored>({ name, indexes: [] });
  return {
    async deleteOfOrganization({ name, tenant }: CollectionInventory, orgId: string): Promise<number> {
      if (tenant === null) return 0;
      const { deletedCount } = await documentsOf(name).deleteMany(tenant === "_id" ? { _id: orgId } : { orgId });
      return deletedCount;
    },
    /** Documents that are the person's own. */
    async deleteOwned(row: CollectionInventory, scope: PersonScope): Promise<number> {
      let count = 0;
      for (const filter of ownedFilters(row, scope)) count += (await documentsOf(row.name).deleteMany(filter)).deletedCount;
      return count;
    },
    /** As they are stored, each once; a person has few enough for one cursor. */
    async *streamOwned(row: CollectionInventory, scope: PersonScope): AsyncGenerator<Stored> {
      const filters = [...ownedFilters(row, scope), ...(row.person.type === "personal" ? mentionFilters(row, scope, "nobody") : [])];
      const seen = new Set<string>();
      for (const filter of filters)
        for await (const document of documentsOf(row.name).find(filter)) {
          if (!seen.has(document._id)) yield document;
          seen.add(document._id);
        }
    },
    /** In documents of others somebody who is gone takes the person's place, each time only where the person still stands. */
    async replaceMentions(row: CollectionInventory, scope: PersonScope): Promise<number> {
      if (row.person.type !== "personal") return 0;
      let count = 0;
      for (const { path, to, isEverywhere } of row.person.mentions) {
        const named = { [queryPath(path)]: scope.userId };
        const filter = isEverywhere ? (scope.orgId === null ? named : null) : tenantFilter(row, scope, named);
        const replacement = to === "nobody" ? null : ERASED_PERSON;
        if (filter && !path.includes("*"))
          count += (await documentsOf(row.name).updateMany(filter, { $set: { [path]: replacement } })).modifiedCount;
        else if (filter) for await (const document of documentsOf(row.name).find(filter)) count += await replaceWithin(document);
        async function replaceWithin(document: Stored): Promise<number> {
          const places = findAt(document, path).filter(({ value }) => value === scope.userId);
          for (const place of places)
            await documentsOf(row.name).updateOne(
              { _id: document._id, [place.path]: scope.userId },
              { $set: { [place.path]: replacement } },
            );
          return places.length;
        }
      }
      return count;
    },
  };
}

function ownedFilters(row: CollectionInventory, scope: PersonScope): Filter<Stored>[] {
  if (row.person.type !== "personal") return [];
  return row.person.owned.flatMap(({ path, of }) => {
    // Whoever is named by an address need not be in the organization yet.
    if (of === "email") return scope.orgId === null ? [{ [path]: scope.email }] : [];
    const filter = tenantFilter(row, scope, { [path]: scope.userId });
    return filter ? [filter] : [];
  });
}

function mentionFilters(row: CollectionInventory, scope: PersonScope, to: "nobody" | "erased"): Filter<Stored>[] {
  if (row.person.type !== "personal") return [];
  const paths = row.person.mentions.filter((mention) => mention.to === to);
  return paths.flatMap(({ path }) => tenantFilter(row, scope, { [queryPath(path)]: scope.userId }) ?? []);
}

/** Null where the row belongs to organizations and the scope to none, or the other way round. */
function tenantFilter({ tenant }: CollectionInventory, { orgId }: PersonScope, filter: Filter<Stored>): Filter<Stored> | null {
  if ((tenant === null) !== (orgId === null)) return null;
  return tenant === "orgId" ? { orgId, ...filter } : filter;
}
