import type { Context } from "../../platform/context.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { WorkbenchStores } from "./ports.ts";

export type PickedVersion = { version: number; experimentId: string; arm: number };

/** Which version the caller gets of a prompt that is tried in several; null where nothing is being tried. */
export async function pickVersion(_ctx: Context<WorkbenchStores>, _prompt: PromptRecord): Promise<PickedVersion | null> {
  return null;
}
