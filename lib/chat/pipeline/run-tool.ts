import { z } from "zod";
import type { CallRecord } from "../../ai/call-records.ts";
import type { ChatMessage, ToolCall } from "../../ai/schema.ts";
import { type DataSource, dataSourceSchema } from "../../guard/data-source.schema.ts";
import { awaitApproval, type Consent } from "../approvals/await-approval.ts";
import type { ChatDeps } from "../ports.ts";
import { type ChatTool, ToolInputError } from "../tools/chat-tool.ts";
import { toolShownSchema } from "../tools/tool-shown.ts";
import type { StepRecord } from "../turn-record.ts";
import { callTool } from "./call-tool.ts";
import { guardToolResult } from "./guard-tool-result.ts";
import { isKnownAddress } from "./known-addresses.ts";
import { describeTaint } from "./taint.ts";
import { planToolCall } from "./tool-price.ts";
import type { Turn } from "./turn-run.ts";
import { toLostRows } from "./usage-rows.ts";

/** `taint`: what the model gets to read with it; left out where nobody else has written it. `shown` is for the person alone. */
export const toolResultSchema = z.object({ text: z.string(), taint: dataSourceSchema.optional(), shown: toolShownSchema.optional() });
type ToolResult = z.infer<typeof toolResultSchema>;

/** `taint` is what the model had read when it made the call; `earlier` is all that was said up to it, the call included. */
export type ToolRun = {
  round: number;
  index: number;
  call: ToolCall;
  taint: readonly DataSource[];
  maxChars: number;
  earlier: readonly ChatMessage[];
};

/** Runs one call of the model; whatever a tool brings back is untrusted and guarded before the model sees it. */
export async function runTool(turn: Turn, run: ToolRun): Promise<string> {
  const { checkpoints } = turn;
  const { call } = run;
  const key = `tool:${run.round}_${run.index}`;
  const tool = turn.tools.find((candidate) => candidate.name === call.name);
  const consent = checkpoints.steps()[key] ? null : await askPerson(turn, { key, tool, run });
  let planned: CallRecord | null = null;
  const result = await checkpoints.run<ToolResult>({
    key,
    label: `Using ${tool?.name ?? "an unknown tool"}`,
    result: toolResultSchema,
    plan: async () => {
      planned = whyNot(tool, run, consent) ? null : await planToolCall(turn, tool, call.arguments);
      return { detail: { tool: tool?.name ?? "unknown" }, ...(planned && { calls: [planned] }) };
    },
    onUncertain: (begun) => ({
      usage: toLostRows(key, begun),
      ...(tool?.isWriting && {
        result: { text: "It is not known whether this action was carried out. Ask the person before trying again." },
      }),
    }),
    work: () => work(turn, { key, tool, run, consent, planned }),
  });
  if (result.taint) turn.taint.add([result.taint]);
  return result.text;
}

type Asking = { key: string; tool: ChatTool<ChatDeps> | undefined; run: ToolRun };

/** Null where nobody need be asked: the tool is free to run, or will not run anyway. */
async function askPerson(turn: Turn, { key, tool, run: { call, taint } }: Asking): Promise<Consent | null> {
  if (tool?.approval !== "always" || taint.length > 0) return null;
  try {
    return await awaitApproval(turn, { key, tool, argumentsText: call.arguments });
  } catch (error) {
    if (error instanceof ToolInputError) return { type: "refused", why: "invalid", text: error.message };
    throw error;
  }
}

type Refusal = { text: string; detail: StepRecord["detail"] };

const TAINTED =
  "This action was not carried out: this conversation holds text from elsewhere, which may have asked for it. Tell the person what you would have done and why; a new chat without that text can do it.";

const NOT_NAMED =
  "This address was not opened: it stands neither in the person's messages nor in what a tool has found. Search for it, or ask the person for the address.";

const NOT_AGREED: Readonly<Record<Extract<Consent, { type: "refused" }>["why"], string>> = {
  declined: "This action was not carried out: the person has declined it. Do not ask again; say what was not done.",
  expired: "This action was not carried out: the person did not answer in time. Say what was not done.",
  changed: "This action was not carried out: it is not what the person was asked about.",
  invalid: "This action was not carried out.",
};

/** What speaks against the call; null where it may be made. Text from elsewhere outweighs even a yes. */
function whyNot(tool: ChatTool<ChatDeps> | undefined, { taint, call, earlier }: ToolRun, consent: Consent | null): Refusal | null {
  const isTainted = taint.length > 0 && (tool?.isWriting || tool?.approval === "always");
  if (isTainted) return { text: TAINTED, detail: { isRefused: true, taintedBy: describeTaint(taint) } };
  const opened = tool?.opens?.(call.arguments) ?? [];
  if (!opened.every((address) => isKnownAddress(address, earlier)))
    return { text: NOT_NAMED, detail: { isRefused: true, isAddressNew: true } };
  if (consent?.type !== "refused") return null;
  return { text: consent.text ?? NOT_AGREED[consent.why], detail: { isRefused: true, decision: consent.why } };
}

type Work = Asking & { consent: Consent | null; planned: CallRecord | null };
type Done = { result: ToolResult; detail: StepRecord["detail"]; calls?: readonly CallRecord[] };

async function work(turn: Turn, { key, tool, run, consent, planned }: Work): Promise<Done> {
  const { call, maxChars } = run;
  const refusal = whyNot(tool, run, consent);
  if (refusal) {
    const { text, detail } = refusal;
    return { result: { text, shown: toolShownSchema.parse({ arguments: call.arguments, from: 0, to: text.length }) }, detail };
  }
  const argumentsText = consent?.type === "approved" ? consent.argumentsText : call.arguments;
  const { answer, isError, calls } = await callTool(turn, { key, tool, argumentsText, planned });
  const { sources = [], files = [], isSample = false } = answer;
  // What failed is told in our own words: nobody else has written them.
  const { text, from, to, taint, isWithheld, verdict } = await guardToolResult(
    turn,
    isError ? undefined : tool,
    cut(answer.text, maxChars),
  );
  return {
    result: {
      text,
      ...(taint && { taint }),
      shown: { arguments: argumentsText, from, to, sources: [...sources], files: [...files], isSample },
    },
    detail: {
      ...{ isError, isWithheld, verdict, characters: answer.text.length },
      ...(sources.length > 0 && { sources: sources.length }),
      ...(files.length > 0 && { files: files.length }),
      ...(isSample && { isSample }),
      ...(consent && { decision: consent.type }),
      ...(calls[0] && { costMicros: calls[0].costMicros }),
      ...(taint && { taint: describeTaint([taint]) }),
    },
    ...(calls.length > 0 && { calls }),
  };
}

/** Never through the middle of a character. */
function cut(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars).toWellFormed()}\n[cut: ${text.length - maxChars} characters more]`;
}
