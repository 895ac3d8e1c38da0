import { z } from "zod";
import { LIST_NAMES } from "../rules/rule.ts";
import { SUBJECT_TYPES } from "./list-entry.store.ts";

export const PASTE_MAX = 1_000;
const reason = z.string().trim().min(1).max(500);
const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
export const listNameSchema = z.enum(LIST_NAMES);
export const listEntryIdSchema = z.string().max(64);

export const listEntrySchema = z.object({
  id: z.string().nullable().describe("Null for a country of the shipped list"),
  list: listNameSchema,
  subject: z.enum(SUBJECT_TYPES),
  key: z.string().describe("Token of an account, code of a country, name of a network"),
  name: z.string().nullable().describe("An account's own name, where it is known"),
  side: z.enum(["any", "payer", "payee"]),
  reason: z.string(),
  source: z.enum(["person", "paste", "account", "shipped"]),
  isExcluded: z.boolean().describe("A shipped country that does not count here"),
  expiresAt: z.iso.datetime().nullable(),
  isExpired: z.boolean(),
  at: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});
export type ListEntryView = z.infer<typeof listEntrySchema>;

export const listEntriesSchema = z.strictObject({ list: listNameSchema, ...page });
export const listEntryPageSchema = z.object({
  items: z.array(listEntrySchema),
  nextCursor: z.string().nullable(),
  shipped: z
    .object({ asOf: z.string(), sources: z.array(z.string()) })
    .nullable()
    .describe("Where the shipped countries come from; the first page of a list of countries begins with them"),
});

/** "account_key" names accounts by the tokens the product shows for them. */
export const addListEntriesSchema = z.strictObject({
  list: listNameSchema,
  subject: z.enum(["account", "account_key", "country", "network"]),
  names: z.array(z.string().min(1).max(256)).min(1).max(PASTE_MAX),
  side: z.enum(["any", "payer", "payee"]).default("any"),
  reason,
  expiresAt: z.iso.datetime().nullable().default(null),
  isExcluded: z.boolean().default(false),
});
export type AddListEntriesInput = z.output<typeof addListEntriesSchema>;
export const addedListEntriesSchema = z.object({ added: z.int(), replaced: z.int() });

export const accountEntriesSchema = z.object({ items: z.array(listEntrySchema) });
