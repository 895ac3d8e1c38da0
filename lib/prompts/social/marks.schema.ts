import { z } from "zod";

/** One to five stars. */
export const ratePromptSchema = z.strictObject({ stars: z.int().min(1).max(5) });
export type RatePromptInput = z.infer<typeof ratePromptSchema>;
export const ratingAnswerSchema = z.object({ promptId: z.string(), stars: z.number() });
export type RatingAnswer = z.infer<typeof ratingAnswerSchema>;

export const favouriteAnswerSchema = z.object({ promptId: z.string(), isFavourite: z.boolean() });
export type FavouriteAnswer = z.infer<typeof favouriteAnswerSchema>;

export const listMarksSchema = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListMarksInput = z.infer<typeof listMarksSchema>;
