import type { KeyOrigin } from "../../ai/routing.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import type { ToolShown } from "./tool-shown.ts";

/** A function the model may call. It gets the model's JSON text and answers with text; both are untrusted. */
export type ChatTool<Deps = unknown> = {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>;
  /** A tool that changes something is never run twice; when it is not known whether it ran, the person is asked. */
  isWriting: boolean;
  /** "always": it runs only once the person has agreed to this very call. Everything the product changes waits for that. */
  approval: "never" | "always";
  /** What it answers may be the words of somebody who is not in the conversation, such as those of a page: whoever reads it is tainted. */
  isForeign: boolean;
  /** The addresses this call would open, as the model wrote them; one that nobody else has named is not opened. Left out: none. */
  opens?(argumentsText: string): readonly string[];
  /** Left out: for everybody. A tool that is not there for somebody is not offered to their model. */
  isThere?(person: { orgId: string; userId: string }): Promise<boolean>;
  /** The arguments in a person's words, for the question; throws ToolInputError where they cannot be asked about. Left out: as they are. */
  describe?(argumentsText: string): readonly { label: string; text: string }[];
  /** Who outside is asked by this call, and what they take for it at most; null where nobody is. */
  priceOf?(person: { orgId: string; userId: string }, argumentsText: string): Promise<ToolPrice | null>;
  /** Throws ToolInputError or ToolFailedError with a sentence the model can act on. */
  run(argumentsText: string, call: ToolCallContext<Deps>): Promise<string | ToolAnswer>;
};

/** `ctx` is the person's who is talking, with what they may do now: verbs are called with it as a route calls them. */
export type ToolCallContext<Deps = unknown> = {
  ctx: Context<Deps>;
  turn: { chatId: string; turnId: string };
  clock: Clock;
  signal: AbortSignal;
};

/** `text` is for the model; the rest is for the person, and no model reads it. */
export type ToolAnswer = {
  text: string;
  sources?: readonly ToolShown["sources"][number][];
  /** What was made, to be shown from our own origin. */
  files?: readonly ToolShown["files"][number][];
  /** Of results that are no real ones. */
  isSample?: boolean;
  /** What the vendor of `priceOf` takes for this call, in millionths of a US dollar; left out: what it takes at most. */
  costMicros?: number;
};

/** `host` is where the request goes, null where it goes nowhere. */
export type ToolPrice = { provider: string; model: string; origin: KeyOrigin; host: string | null; maxMicros: number };

/** What was asked cannot be done; nobody outside was asked. */
export class ToolInputError extends Error {
  override readonly name = "ToolInputError";
}

/** Whoever was asked outside did not answer, or not with anything of use. */
export class ToolFailedError extends Error {
  override readonly name = "ToolFailedError";
}

export function parseArguments(argumentsText: string): unknown {
  try {
    return JSON.parse(argumentsText === "" ? "{}" : argumentsText);
  } catch {
    throw new ToolInputError("The arguments are not valid JSON.");
  }
}
