import { z } from "zod";

const objectSchema = z.record(z.string(), z.unknown());

/** JSON text of an object, such as a call's arguments; null for any other text. */
export function parseObject(json: string): Record<string, unknown> | null {
  try {
    const parsed = objectSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
