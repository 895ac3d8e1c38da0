import { calculatorTool } from "../chat/tools/calculator.ts";
import type { ChatTool } from "../chat/tools/chat-tool.ts";
import { currentTimeTool } from "../chat/tools/current-time.ts";

/** What the assistant may do; later modules add theirs here. */
export const chatTools: readonly ChatTool[] = [calculatorTool, currentTimeTool];
