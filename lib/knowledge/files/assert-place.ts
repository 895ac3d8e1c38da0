import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FileDeps } from "../ports.ts";
import type { FilePlace } from "../schema.ts";

/** A file goes into one's own chat or project, or into none. */
export async function assertPlace(ctx: Context<Pick<FileDeps, "places">>, { chatId, projectId }: FilePlace): Promise<void> {
  const { places } = ctx.deps;
  const userId = userIdOf(ctx);
  if (chatId !== undefined && !(await places.hasChat(ctx.orgId, userId, chatId)))
    throw new AppError("not_found", "chat.chat_not_found", `No chat ${chatId}.`);
  if (projectId !== undefined && !(await places.hasProject(ctx.orgId, userId, projectId)))
    throw new AppError("not_found", "chat.project_not_found", `No project ${projectId}.`);
}
