import { z } from "zod";

/** Where a text comes from. `name` is a tool's name or an id: titles that people give are not to stand in records. */
export const dataSourceSchema = z.object({
  kind: z.enum(["file", "page", "tool", "memory", "prompt"]),
  name: z.string().max(100),
});
export type DataSource = z.infer<typeof dataSourceSchema>;
