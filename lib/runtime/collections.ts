import type { Document } from "mongodb";
import { authCollections } from "../auth/create-auth-deps.ts";
import { privacyCollections } from "../auth/privacy/create-privacy-deps.ts";
import { integrationCollection } from "../integrations/integration.store.ts";
import type { CollectionDefinition } from "../platform/db.ts";
import { aiCollections } from "./create-ai-deps.ts";
import { budgetCollections } from "./create-budget-deps.ts";
import { chatCollections } from "./create-chat-deps.ts";
import { failsafeCollections } from "./create-failsafe-deps.ts";
import { guardCollections } from "./create-guard-deps.ts";
import { knowledgeCollections } from "./create-knowledge-deps.ts";
import { operationsCollections } from "./create-operations-deps.ts";
import { promptCollections } from "./create-prompt-deps.ts";
import { riskCollections } from "./create-risk-deps.ts";
import { inventory } from "./inventory.ts";
import { platformCollections } from "./platform-collections.ts";

/** Every collection of the product, with the indexes its store declares. */
export const collections: readonly CollectionDefinition<Document>[] = [
  ...aiCollections,
  ...authCollections,
  ...privacyCollections,
  ...budgetCollections,
  ...chatCollections,
  ...failsafeCollections,
  ...guardCollections,
  integrationCollection,
  ...knowledgeCollections,
  ...operationsCollections,
  ...platformCollections,
  ...promptCollections,
  ...riskCollections,
].map(({ name, indexes }) => ({ name, indexes: [...indexes, ...walkIndexesOf(name, indexes)] }));

/** What the inventory's own work goes by: a replaced key walks an owner's documents by id, a deletion asks for an organization's. */
function walkIndexesOf(name: string, declared: CollectionDefinition<Document>["indexes"]): CollectionDefinition<Document>["indexes"] {
  const row = inventory.find((candidate) => candidate.name === name);
  const sealed = row?.encryption?.type === "fields" && row.encryption.owner !== "_id" ? row.encryption : null;
  if (sealed?.scope === "person") return [{ key: { userId: 1, _id: 1 } }];
  const isFound = declared.some(({ key, partialFilterExpression }) => !partialFilterExpression && Object.keys(key)[0] === "orgId");
  return sealed || (row?.tenant === "orgId" && !isFound) ? [{ key: { orgId: 1, _id: 1 } }] : [];
}
