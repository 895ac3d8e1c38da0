import { z } from "zod";
import { findCanaries, findReference } from "../history/canary.ts";
import type { World } from "../world/world.ts";
import type { VendorCall } from "./final-state.ts";

const messageSchema = z.looseObject({ role: z.string(), content: z.unknown(), tool_call_id: z.string().optional() });
const callsSchema = z.array(
  z.object({
    path: z.string(),
    fault: z.string().nullable(),
    body: z.looseObject({ messages: z.array(messageSchema), response_format: z.unknown().optional() }).catch({ messages: [] }),
  }),
);

/** What the provider's stand-in was asked, by the message each call is for: the last one of the user. */
export async function readVendorCalls(world: World): Promise<VendorCall[]> {
  return toVendorCalls(await world.services.openai.ask("calls"));
}

export function toVendorCalls(recorded: unknown): VendorCall[] {
  return (
    callsSchema
      .parse(recorded)
      // What is learned from a message afterwards is asked for in a form, and is no answer to it.
      .filter(({ path, body }) => path.endsWith("/chat/completions") && body.response_format === undefined)
      .map(({ body: { messages } }) => {
        const lastOfUser = messages.findLastIndex(({ role }) => role === "user");
        return {
          reference: findReference(textOf(messages[lastOfUser]?.content)),
          canaries: findCanaries(JSON.stringify(messages)),
          toolResults: messages
            .slice(lastOfUser + 1)
            .filter(({ role }) => role === "tool")
            .map(({ tool_call_id: id = "", content }) => ({ id, content: textOf(content) })),
        };
      })
  );
}

function textOf(content: unknown): string {
  return typeof content === "string" ? content : JSON.stringify(content ?? "");
}
