import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { AccessEmbedding } from "../access.ts";
import type { EmbedRouteRequest } from "../routing.ts";
import { toCaller } from "../to-caller.ts";
import { startCallNote } from "./call-note.ts";
import type { GatewayDeps } from "./ports.ts";

/** Not judged: no words come out, and a collection of attacks has to be embedded like any other text. */
export async function embedTexts(ctx: Context<GatewayDeps>, request: EmbedRouteRequest): Promise<AccessEmbedding> {
  assertPermission(ctx, "ai.write");
  const note = startCallNote(ctx, "embeddings");
  const caller = { ...toCaller(ctx, "gateway"), callId: note.id };
  const embedding = await note.failing(ctx.deps.modelAccess.embed(caller, request, { dataClasses: ["message"] }));
  note.answeredBy({ ...embedding, cache: "off" });
  note.end("answered", { charge: embedding.charge });
  return embedding;
}
