import { z } from "zod";

export const memoryIdSchema = z.string().regex(/^mem_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like mem_ followed by 26 letters and digits");
export const MEMORY_MAX_CHARS = 400;

/** A fact the person told about themselves, or what a conversation was about. */
export const memoryKindSchema = z.enum(["USER_FACT", "SUMMARY"]);
export type MemoryKind = z.infer<typeof memoryKindSchema>;

/** What a fact is about. Of all but "preference" and "other" there is one at a time: a new one takes the place of the one before. */
export const FACT_SUBJECTS = ["name", "home", "work", "preference", "other"] as const;
export type FactSubject = (typeof FACT_SUBJECTS)[number];

const memoryTextSchema = z
  .string()
  .trim()
  .min(2, "must not be empty")
  .max(MEMORY_MAX_CHARS, `may have at most ${MEMORY_MAX_CHARS} characters`)
  .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

export const writeMemorySchema = z.strictObject({ text: memoryTextSchema });

export const listMemoriesSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const time = z.iso.datetime();
export const memorySchema = z.object({
  id: memoryIdSchema,
  kind: memoryKindSchema,
  text: z.string(),
  /** "person": written or corrected by themselves; "chat": taken from what they said in one. */
  origin: z.enum(["chat", "person"]),
  /** Where it was said; null where it was written by hand. The chat may be gone by now. */
  source: z.object({ chatId: z.string(), jobId: z.string() }).nullable(),
  createdAt: time,
  updatedAt: time,
  /** What it took the place of, newest first. */
  earlier: z.array(z.object({ text: z.string(), until: time })),
});
export type Memory = z.infer<typeof memorySchema>;
export const memoryPageSchema = z.object({ items: z.array(memorySchema), nextCursor: z.string().nullable() });
export type MemoryPage = z.infer<typeof memoryPageSchema>;

export const memorySettingsSchema = z.object({
  /** Both have to want it. */
  isOn: z.boolean(),
  person: z.boolean(),
  organization: z.boolean(),
});
export type MemorySettings = z.infer<typeof memorySettingsSchema>;
export const updateMemorySettingsSchema = z.strictObject({ whose: z.enum(["person", "organization"]), isOn: z.boolean() });
export type UpdateMemorySettingsInput = z.infer<typeof updateMemorySettingsSchema>;

export const forgottenSchema = z.object({ forgotten: z.int() });

/** Why a memory was taken along: words it shares with the message, a subject the message asks for, or that it always is. */
const recallReasonSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("words"), words: z.array(z.string()) }),
  z.object({ type: z.literal("subject"), subject: z.enum(["name", "home", "work"]) }),
  z.object({ type: z.literal("always") }),
]);
export type RecallReason = z.infer<typeof recallReasonSchema>;

/** Which memories an answer was given along. Ids only: one that is forgotten later is not to be found there. */
export const recalledSchema = z.array(z.object({ id: memoryIdSchema, reason: recallReasonSchema }));
