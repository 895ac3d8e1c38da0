import { z } from "zod";
import { type ChatTool, parseArguments, ToolInputError } from "./chat-tool.ts";

const inputSchema = z.strictObject({ timezone: z.string().max(60).optional() });

export const currentTimeTool: ChatTool = {
  name: "current_time",
  description: "Tells the current date and time, in UTC or in an IANA time zone such as Europe/Madrid.",
  parameters: { type: "object", properties: { timezone: { type: "string", description: "IANA time zone" } }, additionalProperties: false },
  isWriting: false,
  approval: "never",
  isForeign: false,
  run: async (argumentsText, { clock }) => {
    const parsed = inputSchema.safeParse(parseArguments(argumentsText));
    if (!parsed.success) throw new ToolInputError("Give at most one field, timezone.");
    const timeZone = parsed.data.timezone ?? "UTC";
    try {
      return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long", timeZone }).format(clock.now())} (${timeZone})`;
    } catch {
      throw new ToolInputError(`${timeZone} is not a known time zone.`);
    }
  },
};
