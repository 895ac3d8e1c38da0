import { z } from "zod";
import { analysisSchema } from "../transactions/analysis.schema.ts";

const country = z.string().nullable();

/** `analysis` is what `POST /api/analyze` answers, but for the id of a record: there is none. */
export const demoSchema = z.object({
  mode: z.literal("demo"),
  transaction: z.object({
    id: z.string(),
    timestamp: z.iso.datetime(),
    from: z.string(),
    to: z.string(),
    amount: z.string(),
    currency: z.string(),
    category: z.string().nullable(),
    fromCountry: country,
    toCountry: country,
    isGenerated: z.literal(true).describe("Nobody made this payment."),
    generatedAs: z.string().describe("What the generator meant: `honest`, or the kind of fraud."),
  }),
  analysis: analysisSchema.omit({ transactionId: true }),
});
export type Demo = z.output<typeof demoSchema>;
