import { z } from "zod";

const moment = z.iso.datetime().nullable();
const amount = z.number().min(0).describe("US dollars, roughly: amounts are exact in the transactions, here they are only weighed.");
const count = z.number().min(0);

const sideSchema = z.object({
  count: z.int().min(0).describe("Transactions on this side since the first."),
  lastAt: moment,
  usual: z.object({ from: amount, middle: amount, to: amount }).nullable().describe("Null until there are some."),
  peak: amount.nullable(),
  perDay: count.describe("Pace of the last month, fading by half in thirty days."),
  lastDay: count.describe("Pace of the last day."),
  lastDaySum: amount,
  lastMonthSum: amount,
  partners: z.int().min(0).describe("Counterparties that were new when they came, about."),
  freshPerWeek: count,
});

/** What the engine remembers of an account, read out of its 896 bytes. */
export const profileViewSchema = z.object({
  since: moment,
  paid: sideSchema,
  received: sideSchema,
  hours: z
    .array(z.number().min(0).max(1))
    .length(24)
    .describe("Share of payments by hour of UTC, older ones fading; all 0 before the first."),
  busyHours: z
    .object({ from: z.int(), until: z.int() })
    .nullable()
    .describe("Fewest hours in a row that hold four fifths of the payments."),
  sizes: z.array(z.object({ from: amount, to: amount.nullable(), share: z.number() })),
  outcomes: z.object({
    paid: z.object({ judged: count, frauds: count, newestFraudAt: moment }),
    received: z.object({ judged: count, frauds: count, newestFraudAt: moment }),
  }),
});
export type ProfileView = z.infer<typeof profileViewSchema>;
export type ProfileSideView = z.infer<typeof sideSchema>;
