import { z } from "zod";
import { uploadFile } from "../../knowledge/files/upload-file.ts";
import type { FileDeps } from "../../knowledge/ports.ts";
import { type ChatTool, parseArguments, ToolInputError } from "./chat-tool.ts";

const inputSchema = z.strictObject({ title: z.string().trim().min(1).max(80), text: z.string().trim().min(1).max(20_000) });

/** The note becomes one of the person's own files, where it is found, cited and deleted like any other. */
export const saveNoteTool: ChatTool<FileDeps> = {
  name: "save_note",
  description: "Saves a note among the person's files. Use it only when they ask to have something saved; they are asked before it is.",
  parameters: {
    type: "object",
    properties: {
      title: { type: "string", description: "Up to 80 characters" },
      text: { type: "string", description: "The note itself, in Markdown" },
    },
    required: ["title", "text"],
    additionalProperties: false,
  },
  isWriting: true,
  approval: "always",
  isForeign: false,
  describe(argumentsText) {
    const { title, text } = parseInput(argumentsText);
    return [
      { label: "Title", text: title },
      { label: "Note", text },
    ];
  },
  async run(argumentsText, { ctx }) {
    const { title, text } = parseInput(argumentsText);
    const bytes = Buffer.from(`# ${title}\n\n${text}\n`);
    const file = await uploadFile(ctx, { name: `${toFileName(title)}.md`, bytes, place: {} });
    return {
      text: `The note is saved among the person's files as ${file.name}.`,
      files: [{ fileId: file.id, name: file.name, type: file.type }],
    };
  },
};

function parseInput(argumentsText: string): z.infer<typeof inputSchema> {
  const parsed = inputSchema.safeParse(parseArguments(argumentsText));
  if (!parsed.success) throw new ToolInputError("Give a title of up to 80 characters and a text of up to 20,000.");
  return parsed.data;
}

function toFileName(title: string): string {
  return title.replace(/[^\p{L}\p{N} -]/gu, "").trim() || "note";
}
