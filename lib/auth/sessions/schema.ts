import { z } from "zod";
import { idPattern } from "../../platform/ids.ts";

export const sessionIdSchema = z.string().regex(idPattern("session"), "This is not the id of a session.");

export const sessionViewSchema = z.object({
  id: z.string(),
  /** Such as "Firefox on Windows", from what the browser says of itself. */
  device: z.string(),
  /** Where it signed in from. */
  ip: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastSeenAt: z.iso.datetime(),
  /** When it ends by itself if nothing happens before. */
  endsAt: z.iso.datetime(),
  isCurrent: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const sessionPageSchema = z.object({ items: z.array(sessionViewSchema), nextCursor: z.string().nullable() });

export const listSessionsQuerySchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const endedSessionsSchema = z.object({ message: z.string(), ended: z.number().int() });
