import { z } from "zod";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { LogEntry } from "../../platform/event-log.ts";

/** What the writer of an answer puts on its stream. The first event of every fence is a reset. */
export const turnEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("reset"), text: z.string() }),
  z.object({ type: z.literal("delta"), text: z.string() }),
  z.object({
    type: z.literal("stage"),
    key: z.string(),
    state: z.enum(["started", "finished"]),
    label: z.string(),
    durationMs: z.number().optional(),
  }),
  z.object({ type: z.literal("end") }),
]);
export type TurnEvent = z.infer<typeof turnEventSchema>;

/** Where a reader stands: everything up to `seq` of `fence` has been shown. 0-0 is before the first run. */
export type Position = { fence: number; seq: number };

export function formatPosition(position: Position): string {
  return `${position.fence}-${position.seq}`;
}

/** Null for anything that is not an id of ours: a reader then starts over instead of failing. */
export function parsePosition(id: string | null | undefined): Position | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(id ?? "");
  return match ? { fence: Number(match[1]), seq: Number(match[2]) } : null;
}

export function isAfter(a: Position, b: Position): boolean {
  return a.fence === b.fence ? a.seq > b.seq : a.fence > b.fence;
}

const placeOf = (turnId: string, id: string) => ({ collection: "turn_stream", id: turnId, field: id });

export function sealEvent(cipher: OrganizationCipher, turnId: string, position: Position, event: TurnEvent): LogEntry {
  const id = formatPosition(position);
  return { id, payload: cipher.encrypt(placeOf(turnId, id), JSON.stringify(event)) };
}

/** Null when the entry is not one of ours; a stream is expendable, so it never fails a reader. */
export function openEvent(cipher: OrganizationCipher, turnId: string, entry: LogEntry): { position: Position; event: TurnEvent } | null {
  const position = parsePosition(entry.id);
  if (!position) return null;
  try {
    const parsed = turnEventSchema.safeParse(JSON.parse(cipher.decrypt(placeOf(turnId, entry.id), entry.payload)));
    return parsed.success ? { position, event: parsed.data } : null;
  } catch {
    return null;
  }
}
