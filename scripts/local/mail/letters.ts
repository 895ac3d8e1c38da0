import { z } from "zod";
import { createId } from "../../../lib/platform/ids.ts";

export type ReceivedLetter = { id: string; at: string; to: string; from: string; subject: string; text: string };

const addressSchema = z.object({ email: z.email(), name: z.string().optional() });

/** What of SendGrid's request the product may use; anything else is refused, so that no feature is used that only looks as if it worked. */
const sendRequestSchema = z.strictObject({
  personalizations: z.array(z.strictObject({ to: z.array(addressSchema).min(1) })).length(1),
  from: addressSchema,
  subject: z.string().min(1),
  content: z.array(z.strictObject({ type: z.literal("text/plain"), value: z.string().min(1) })).length(1),
  tracking_settings: z.strictObject({
    click_tracking: z.strictObject({ enable: z.boolean(), enable_text: z.boolean() }),
    open_tracking: z.strictObject({ enable: z.boolean() }),
  }),
});

/** Throws ZodError for what SendGrid's reference does not allow. */
export function toLetter(body: unknown, at: Date): ReceivedLetter {
  const { personalizations, from, subject, content } = sendRequestSchema.parse(body);
  const [to] = personalizations.flatMap((each) => each.to);
  return { id: createId("mail"), at: at.toISOString(), to: to?.email ?? "", from: from.email, subject, text: content[0]?.value ?? "" };
}

/** The newest letters, in memory: a full box drops its oldest. */
export type LetterBox = {
  put(letter: ReceivedLetter): void;
  /** Newest first. */
  list(to: string | null): ReceivedLetter[];
  find(id: string): ReceivedLetter | null;
};

const KEPT_LETTERS = 1_000;

export function createLetterBox(kept: number = KEPT_LETTERS): LetterBox {
  const letters: ReceivedLetter[] = [];
  return {
    put(letter) {
      letters.unshift(letter);
      letters.length = Math.min(letters.length, kept);
    },
    list: (to) => letters.filter((letter) => to === null || letter.to.toLowerCase() === to.toLowerCase()),
    find: (id) => letters.find((letter) => letter.id === id) ?? null,
  };
}
