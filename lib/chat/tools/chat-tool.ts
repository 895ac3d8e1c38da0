import type { Clock } from "../../platform/clock.ts";

/** A function the model may call. It gets the model's JSON text and answers with text; both are untrusted. */
export type ChatTool = {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>;
  /** A tool that changes something is never run twice; when it is not known whether it ran, the person is asked. */
  isWriting: boolean;
  /** Throws ToolInputError with a sentence the model can act on. */
  run(argumentsText: string, context: { clock: Clock; signal: AbortSignal }): Promise<string>;
};

export class ToolInputError extends Error {
  override readonly name = "ToolInputError";
}

export function parseArguments(argumentsText: string): unknown {
  try {
    return JSON.parse(argumentsText === "" ? "{}" : argumentsText);
  } catch {
    throw new ToolInputError("The arguments are not valid JSON.");
  }
}
