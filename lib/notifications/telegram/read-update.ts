import { AppError } from "../../platform/errors.ts";
import { type TelegramUpdate, updateSchema } from "./telegram.schema.ts";

export function readUpdate(bytes: Uint8Array): TelegramUpdate {
  const update = updateSchema.safeParse(parseJson(bytes));
  if (!update.success) throw new AppError("invalid", "request.invalid", "This is no update of a bot.");
  return update.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The body is not valid JSON.", { cause });
  }
}
