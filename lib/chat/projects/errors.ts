import { AppError } from "../../platform/errors.ts";

export function projectNotFound(id: string): AppError {
  return new AppError("not_found", "chat.project_not_found", `No project ${id}.`);
}
