import { AppError } from "../../../lib/platform/errors.ts";

/** `path` names the parameter as the caller wrote it; a code of its own where a client may act on it. */
export function invalidParameter(path: readonly (string | number)[], detail: string, code = "gateway.invalid_parameter"): AppError {
  const pointer = ["body", ...path].map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return new AppError("malformed", code, detail, { errors: [{ pointer, detail }] });
}
