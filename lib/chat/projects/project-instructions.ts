import { z } from "zod";
import { guardInput } from "../../guard/inspect-input.ts";
import type { Turn } from "../pipeline/turn-run.ts";
import { toProject } from "./to-project.ts";

/** Empty where the chat is in no project, or its project asks for nothing. */
const resultSchema = z.object({ instructions: z.string() });

/** What the person has asked for in all chats of this project, as far as the guard lets it through now. A step of its own: a retry goes by the same words. */
export async function readProjectInstructions(turn: Turn): Promise<string> {
  const { ctx, record } = turn;
  const chat = await ctx.deps.chats.find(record.orgId, record.userId, record.chatId);
  if (!chat?.projectId) return "";
  const { projectId } = chat;
  const { instructions } = await turn.checkpoints.run({
    key: "project",
    isPure: true,
    label: "Reading the project's instructions",
    result: resultSchema,
    work: async () => {
      const project = await ctx.deps.projects.find(record.orgId, record.userId, projectId);
      const { instructions: wanted } = project ? toProject(turn.cipher, project) : { instructions: "" };
      if (wanted === "") return { result: { instructions: "" }, detail: { characters: 0 } };
      const { verdict, text } = await guardInput(ctx, { text: wanted, source: "user", signal: turn.signal });
      const isWithheld = verdict.action === "block";
      return { result: { instructions: isWithheld ? "" : text }, detail: { characters: text.length, isWithheld } };
    },
  });
  return instructions;
}
