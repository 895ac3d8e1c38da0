import type { ChatDeps } from "../ports.ts";
import type { ChatTool } from "../tools/chat-tool.ts";

type Person = { orgId: string; userId: string };

/** What there is for this person; a tool that cannot say whether it is there is not. */
export async function listTools(tools: readonly ChatTool<ChatDeps>[], { orgId, userId }: Person): Promise<ChatTool<ChatDeps>[]> {
  const offered = await Promise.all(tools.map((tool) => tool.isThere?.({ orgId, userId }).catch(() => false) ?? true));
  return tools.filter((_tool, index) => offered[index]);
}
