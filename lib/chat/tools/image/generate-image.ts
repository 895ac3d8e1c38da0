import { z } from "zod";
import { uploadFile } from "../../../knowledge/files/upload-file.ts";
import type { FileDeps } from "../../../knowledge/ports.ts";
import { type ChatTool, parseArguments, ToolInputError } from "../chat-tool.ts";
import type { ImageMaker } from "./image-maker.ts";

const inputSchema = z.strictObject({ prompt: z.string().trim().min(3).max(1_000) });
const NAME_MAX_CHARS = 40;

/** The picture becomes a file of the person, encrypted like every other, and is shown from our own origin. */
export function createGenerateImageTool(maker: ImageMaker): ChatTool<FileDeps> {
  const { name, model, host, priceMicros, isSample } = maker;
  return {
    name: "generate_image",
    description: "Makes one picture from a description. The person sees it by itself; do not link to it.",
    parameters: {
      type: "object",
      properties: { prompt: { type: "string", description: "What the picture shows, up to 1000 characters" } },
      required: ["prompt"],
      additionalProperties: false,
    },
    isWriting: false,
    approval: "never",
    isForeign: false,
    priceOf: async () => (host === null ? null : { provider: name, model, origin: "platform", host, maxMicros: priceMicros }),
    async run(argumentsText, { ctx, turn, signal }) {
      const parsed = inputSchema.safeParse(parseArguments(argumentsText));
      if (!parsed.success) throw new ToolInputError("Give one field, prompt, with 3 to 1000 characters.");
      const { prompt } = parsed.data;
      const bytes = Buffer.from(await maker.make(prompt, signal));
      const file = await uploadFile(ctx, { name: toName(prompt, bytes), bytes, place: { chatId: turn.chatId } });
      const label = isSample ? "A sample picture that no model has made" : "The picture";
      return {
        text: `${label} is shown to the person as ${file.name}.`,
        files: [{ fileId: file.id, name: file.name, type: file.type }],
        isSample,
      };
    },
  };
}

/** By what it shows; the ending by what it is. */
function toName(prompt: string, bytes: Buffer): string {
  const words = prompt
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, NAME_MAX_CHARS)
    .toWellFormed();
  const ending = bytes[0] === 0x89 ? "png" : bytes[0] === 0xff ? "jpg" : "webp";
  return `${words.replace(/^-|-$/g, "") || "picture"}.${ending}`;
}
