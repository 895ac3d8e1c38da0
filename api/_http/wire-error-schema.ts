import { z } from "zod";

/** OpenAI's error object, with ours beside it. */
export const wireErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
      aegis: z.object({ code: z.string(), docs: z.url(), requestId: z.string() }),
    }),
  })
  .meta({ id: "OpenAiError", description: "A failure in OpenAI's shape; `aegis.code` is ours, `aegis.docs` its page." });
