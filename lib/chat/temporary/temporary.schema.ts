import { z } from "zod";
import { MESSAGE_MAX_CHARS, messageSchema } from "../schema.ts";

const MESSAGES_MAX = 200;

/** An earlier answer comes back as it was shown, so it may be longer than what a person writes. */
const turnsSchema = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("user"), content: messageSchema }),
  z.strictObject({ role: z.literal("assistant"), content: z.string().max(4 * MESSAGE_MAX_CHARS) }),
]);

/** The whole conversation each time: it is kept nowhere but in the page that asks. */
export const askTemporarySchema = z.strictObject({
  messages: z
    .array(turnsSchema)
    .min(1, "must hold a message")
    .max(MESSAGES_MAX, `may hold at most ${MESSAGES_MAX} messages`)
    .refine((messages) => messages.at(-1)?.role === "user", "must end with a message of the person"),
});
export type AskTemporaryInput = z.infer<typeof askTemporarySchema>;
