import { z } from "zod";

export const problemSchema = z
  .object({
    type: z.url().describe("The page of this code."),
    title: z.string().describe("The code in words."),
    status: z.int().min(400).max(599).describe("The HTTP status, again."),
    detail: z.string().describe("What happened this time, for a person to read."),
    code: z.string().describe("What to branch on; it never changes its meaning."),
    requestId: z.string().describe("Names the log entry; give it to support."),
    errors: z
      .array(z.object({ pointer: z.string().describe("JSON Pointer to the field: /body, /query or /params first."), detail: z.string() }))
      .optional()
      .describe("The fields that are wrong, for `request.invalid`."),
    methods: z.array(z.string()).optional().describe("How to prove yourself again, for `auth.step_up_required`."),
  })
  .meta({ id: "Problem" });
