import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { toolResultSchema } from "../pipeline/run-tool.ts";
import type { ChatDeps } from "../ports.ts";
import type { ToolCallView } from "../schema.ts";
import type { TurnRecord } from "../turn-record.ts";
import { listToolSummaries } from "./list-tool-summaries.ts";

/** What the assistant asked its tools and what they said, as the person may read it. */
export async function listToolCalls(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<ToolCallView[]> {
  assertPermission(ctx, "chat.read");
  const turn = await ctx.deps.turns.find(ctx.orgId, userIdOf(ctx), input.jobId);
  if (!turn) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return listToolSummaries(turn).map((summary) => ({ ...summary, ...toWords(cipher, turn, summary.key) }));
}

type Words = Pick<ToolCallView, "arguments" | "result" | "verdict" | "sources" | "files">;

/** A version before kept nothing for the person but the text. */
function toWords(cipher: OrganizationCipher, { _id, steps }: TurnRecord, key: string): Words {
  const { result: sealed = null, detail = {} } = steps[key] ?? {};
  const nothing = { arguments: "", result: null, verdict: null, sources: [], files: [] };
  if (sealed === null) return nothing;
  const field = `steps.${key}`;
  const { text, shown } = toolResultSchema.parse(JSON.parse(cipher.decrypt({ collection: "turns", id: _id, field }, sealed)));
  const verdict = detail.verdict === undefined ? null : String(detail.verdict);
  if (!shown) return { ...nothing, result: text, verdict };
  const { from, to, sources, files } = shown;
  return { arguments: shown.arguments, result: text.slice(from, to), verdict, sources, files };
}
