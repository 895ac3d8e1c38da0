import { z } from "zod";
import { LEVELS } from "../engine/decision-of.ts";
import { REALMS } from "../transactions/realm.ts";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { profileViewSchema } from "./profile-view.schema.ts";

/** A keyed token: it names an account of one organization and says nothing of it. */
export const accountKeySchema = z.string().regex(/^[\w-]{16,64}$/, "No account has such a key.");
export const accountParamsSchema = z.strictObject({ accountKey: accountKeySchema });

const pointSchema = z.object({
  transactionId: z.string(),
  at: z.iso.datetime(),
  direction: z.enum(["paid", "received"]),
  dollars: z.number().min(0).describe("By rough rates: for a chart. The transaction has the exact amount."),
  score: z.number().min(0).max(1),
  level: z.enum(LEVELS),
  standing: z.enum(STANDINGS),
});

export const accountViewSchema = z.object({
  accountKey: accountKeySchema,
  name: z.string().nullable().describe("As its organization calls it."),
  realm: z.enum(REALMS),
  profile: profileViewSchema,
  words: z.array(z.string()),
  history: z.array(pointSchema).describe("Its newest transactions on both sides, oldest first."),
  isHistoryCut: z.boolean(),
  rules: z.array(z.object({ code: z.string(), times: z.int().min(1) })).describe("Rules its newest payments met, the most frequent first."),
  cases: z.array(z.string()).describe("Ids of the cases its newest transactions are in."),
});
export type AccountView = z.infer<typeof accountViewSchema>;
