import { z } from "zod";
import { promptSummarySchema } from "../library/prompt.schema.ts";

export const COLLECTION_NAME_MAX = 80;
export const COLLECTION_DESCRIPTION_MAX = 300;
/** So many prompts stand in one, and so many of them one person has. */
export const ITEMS_MAX = 200;
export const COLLECTIONS_MAX = 200;

const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `must look like ${prefix}_ followed by 26 letters and digits`);
const collectionIdSchema = id("pcl");
const itemPromptIdSchema = id("prm");

const name = z.string().trim().min(1).max(COLLECTION_NAME_MAX);
const description = z.string().trim().max(COLLECTION_DESCRIPTION_MAX);
const visibility = z.enum(["private", "organization"]);
const time = z.iso.datetime();

export const createCollectionSchema = z.strictObject({
  name,
  description: description.default(""),
  visibility: visibility.default("private"),
});
export type CreateCollectionInput = z.infer<typeof createCollectionSchema>;

export const changeCollectionSchema = z.strictObject({
  /** As it was read; somebody else's change since then is not lost. */
  revision: z.int().min(1),
  name: name.optional(),
  description: description.optional(),
  visibility: visibility.optional(),
});
export type ChangeCollectionInput = z.infer<typeof changeCollectionSchema>;

export const listCollectionsSchema = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  visibility: visibility.optional(),
});
export type ListCollectionsInput = z.infer<typeof listCollectionsSchema>;

export const byCollectionSchema = z.strictObject({ collectionId: collectionIdSchema });
export const byItemSchema = z.strictObject({ collectionId: collectionIdSchema, promptId: itemPromptIdSchema });

/** `after` is the prompt it is to stand behind, null for the front; left out, a new one goes to the end and a known one stays. */
export const placeItemSchema = z.strictObject({ after: itemPromptIdSchema.nullable().optional() });
export type PlaceItemInput = z.infer<typeof placeItemSchema> & { collectionId: string; promptId: string };

export const listItemsSchema = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListItemsInput = z.infer<typeof listItemsSchema> & { collectionId: string };

export const collectionViewSchema = z.object({
  id: collectionIdSchema,
  name: z.string(),
  description: z.string(),
  visibility,
  items: z.number(),
  ownerId: z.string().nullable(),
  /** Whether the reader may rename, share or delete it; what is in an organization's collection, everybody who writes prompts may change. */
  isOwn: z.boolean(),
  createdAt: time,
  updatedAt: time,
  revision: z.number(),
});
export type CollectionView = z.infer<typeof collectionViewSchema>;

/** `prompt` is null for one that is gone, or that the reader may not read: nobody can tell which. */
export const collectionItemSchema = z.object({
  promptId: z.string(),
  addedAt: time,
  prompt: promptSummarySchema.nullable(),
});
export type CollectionItem = z.infer<typeof collectionItemSchema>;

export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
