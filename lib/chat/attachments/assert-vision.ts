import { ProviderError } from "../../ai/errors.ts";
import type { ChatMessage } from "../../ai/schema.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";

/** One pixel: what counts is that there is an image. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const PROBE: ChatMessage = {
  role: "user",
  content: [{ type: "image", mediaType: "image/png", source: { type: "data", base64: PIXEL } }],
};

export const VISION_UNAVAILABLE = "chat.vision_unavailable";

/** Said when the message is sent, rather than minutes later where its answer should stand. Nobody is asked anything. */
export async function assertVision(ctx: Context<Pick<ChatDeps, "router">>, userId: string): Promise<void> {
  try {
    await ctx.deps.router.plan({ orgId: ctx.orgId, userId }, { messages: [PROBE], signal: AbortSignal.timeout(5_000) });
  } catch (error) {
    if (error instanceof ProviderError && error.reason === "invalid_request")
      throw new AppError(
        "invalid",
        VISION_UNAVAILABLE,
        "No model that is connected here looks at images. Connect one that does under Settings, Integrations, or send the message without the image.",
      );
    throw error;
  }
}
