import { z } from "zod";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { exactAmountSchema } from "./sum-amounts.ts";
import { HOPS_MAX } from "./trace-funds.ts";

export const getFundsSchema = z.strictObject({
  direction: z.enum(["out", "in"]).default("out").describe("Where its money went, or where it came from."),
  hops: z.coerce.number().int().min(1).max(HOPS_MAX).default(3),
  since: z.iso.datetime().optional().describe("Left out: thirty days back."),
});
export type GetFundsInput = z.output<typeof getFundsSchema>;

const count = z.int().min(0);

export const fundsViewSchema = z.object({
  accountKey: z.string(),
  direction: z.enum(["out", "in"]),
  hops: z.int(),
  since: z.iso.datetime(),
  accounts: z.array(
    z.object({
      accountKey: z.string(),
      name: z.string().nullable(),
      hop: count,
      isOnCycle: z.boolean().describe("Money goes from here back to here."),
      more: z
        .object({ accounts: count, transactions: count, amounts: z.array(exactAmountSchema) })
        .nullable()
        .describe("What is not drawn."),
      isCut: z.boolean().describe("Had more transactions than are looked at; the oldest are missing."),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      transactions: count,
      amounts: z.array(exactAmountSchema).describe("Exact, one sum for each currency."),
      dollars: z.number().describe("By rough rates, to compare edges."),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
      flagged: count,
      worst: z.enum(STANDINGS).describe("Where the money stands that is worst off."),
      isOnCycle: z.boolean(),
    }),
  ),
});
export type FundsView = z.infer<typeof fundsViewSchema>;
