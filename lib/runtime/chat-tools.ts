import type { ChatDeps } from "../chat/ports.ts";
import { calculatorTool } from "../chat/tools/calculator.ts";
import type { ChatTool } from "../chat/tools/chat-tool.ts";
import { currentTimeTool } from "../chat/tools/current-time.ts";
import { saveNoteTool } from "../chat/tools/save-note.ts";
import { searchKnowledgeTool } from "../chat/tools/search-knowledge.ts";

/** What the assistant may do in every deployment; later modules add theirs here. */
export const chatTools: readonly ChatTool<ChatDeps>[] = [calculatorTool, currentTimeTool, searchKnowledgeTool, saveNoteTool];
