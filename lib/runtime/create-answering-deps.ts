import { createGatewayDeps, type GatewayOptions } from "./create-gateway-deps.ts";
import { createPromptDeps } from "./create-prompt-deps.ts";
import type { PromptParts } from "./prompt-parts.ts";

/** What answers programs and prompts: the gateway and the library. */
export function createAnsweringDeps(parts: GatewayOptions & PromptParts) {
  return { ...createGatewayDeps(parts), ...createPromptDeps(parts) };
}
