import { z } from "zod";

/** One row per variable the product reads. `.env.example` is made from this table and a test keeps the two equal. */
export type Variable = {
  section: string;
  note: string;
  schema: z.ZodType;
  /** Must differ from every other secret, and is checked for weak and sample values in production. */
  isSecret?: true;
  /** Variables of one group are all set or none. */
  group?: string;
  example?: string;
};

export const text = z.string().min(1).optional();
/** It goes into a header as it is; a line end from a clipboard would fail at the first call only. */
export const vendorKey = z
  .string()
  .regex(/^[!-~]+$/, "must be printable characters without spaces")
  .optional();
export const modelName = (byDefault: string) => z.string().min(1).default(byDefault);
export const flag = (byDefault: boolean) =>
  z
    .enum(["true", "false"], "must be true or false")
    .default(byDefault ? "true" : "false")
    .transform((value) => value === "true");
export const url = z.url({ protocol: /^https?$/, error: "must be an absolute http or https URL" });
export const count = (byDefault: number, lowest: number, highest: number) =>
  z.coerce.number().int().min(lowest).max(highest).default(byDefault);
export const secret = (characters: number) => z.string().min(characters, `must have at least ${characters} characters`);

export const keyList = z
  .string()
  .transform((list) => list.split(",").map((key) => key.trim()))
  .pipe(z.array(z.string().regex(/^(?:.{32}|[0-9a-fA-F]{64})$/, "each key is 32 characters or 64 hexadecimal digits")).min(1));
