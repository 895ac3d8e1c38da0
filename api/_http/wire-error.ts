// Every failure as OpenAI writes it, so that its SDKs throw their own errors. Our code and the address of its page stand beside.

import type { z } from "zod";
import { AppError, type FieldError, STATUS_BY_KIND } from "../../lib/platform/errors.ts";
import { toKnownError } from "./problem.ts";

type WireError = {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
  aegis: { code: string; docs: string; requestId: string };
};

/** https://platform.openai.com/docs/guides/error-codes; what it has no word for keeps the last part of ours. */
const CODES: Readonly<Record<string, string>> = {
  "auth.credentials_required": "invalid_api_key",
  "auth.token_expired": "invalid_api_key",
  "auth.api_key_invalid": "invalid_api_key",
  "auth.api_key_expired": "invalid_api_key",
  "auth.permission_required": "insufficient_permissions",
  "auth.scope_required": "insufficient_permissions",
  "auth.ip_not_allowed": "ip_not_authorized",
  "request.rate_limited": "rate_limit_exceeded",
  "request.no_such_route": "unknown_url",
  "request.method_not_allowed": "method_not_supported",
  "request.invalid": "invalid_value",
  "request.malformed": "invalid_json",
  "ai.budget_exceeded": "insufficient_quota",
  "provider.invalid_request": "invalid_request",
  internal: "internal_error",
};

/** Names of ours for parts of a request whose name on the wire is another. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["toolChoice", "tool_choice"],
  ["responseFormat", "response_format"],
  ["topP", "top_p"],
  ["maxOutputTokens", "max_completion_tokens"],
]);

export function toWireError(thrown: unknown, requestId: string, baseUrl: string): { status: number; error: WireError } {
  const error = toKnownError(thrown);
  if (!(error instanceof AppError)) {
    const message = `Something failed on our side. If it stays, tell support this id: ${requestId}.`;
    return { status: 500, error: { message, type: "server_error", param: null, ...codesOf("internal", requestId, baseUrl) } };
  }
  // OpenAI answers 400 to whatever does not fit its schema.
  const status = error.kind === "invalid" ? STATUS_BY_KIND.malformed : STATUS_BY_KIND[error.kind];
  const codes = codesOf(error.code, requestId, baseUrl);
  const param = toParameter(error.options.errors?.[0]?.pointer);
  return { status, error: { message: error.message, type: typeOf(status, codes.code), param, ...codes, ...error.options.members } };
}

function codesOf(code: string, requestId: string, baseUrl: string): Pick<WireError, "code" | "aegis"> {
  const known = CODES[code] ?? code.split(".").at(-1) ?? null;
  return { code: known, aegis: { code, docs: `${baseUrl}/docs/errors/${code}`, requestId } };
}

function typeOf(status: number, code: string | null): string {
  if (code === "insufficient_quota") return code;
  if (status === STATUS_BY_KIND.limited) return "requests";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/** `/body/tools/0/function/name` reads `tools[0].function.name`. */
function toParameter(pointer: string | undefined): string | null {
  const [, where, ...parts] = (pointer ?? "").split("/");
  if (where !== "body" && where !== "params" && where !== "query") return null;
  const [first = "", ...rest] = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const name = (PARAMETERS.get(first) ?? first) + rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join("");
  return name === "" ? null : name;
}

/** What the schema refuses, by name: a parameter we do not have, one we have with a single value, or a wrong value. */
export function invalidWireBody(error: z.ZodError): AppError {
  const fields = error.issues.flatMap((issue) => toFields(issue, []));
  const first = fields.find(({ isUnsupported }) => isUnsupported) ?? fields[0];
  const errors = fields.map(({ pointer, detail }): FieldError => ({ pointer, detail }));
  const param = toParameter(first?.pointer);
  const detail = first ? `${param === null ? "" : `'${param}': `}${first.detail}` : "The request does not match the schema.";
  const ordered = first
    ? [{ pointer: first.pointer, detail: first.detail }, ...errors.filter(({ pointer }) => pointer !== first.pointer)]
    : [];
  const code = first?.isUnsupported ? "gateway.unsupported_parameter" : "request.invalid";
  return new AppError("malformed", code, detail, { errors: ordered });
}

type Field = FieldError & { isUnsupported: boolean };

function toFields(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): Field[] {
  const path = [...base, ...issue.path];
  const field = (more: readonly PropertyKey[], detail: string, isUnsupported: boolean): Field => ({
    pointer: ["body", ...path, ...more].map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
    detail,
    isUnsupported,
  });
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => field([key], "This parameter is not supported here.", true));
    case "invalid_union":
      return fromUnion(issue.errors)
        .flatMap((inner) => toFields(inner, path))
        .concat(issue.errors.length > 0 ? [] : [field([], issue.message, false)]);
    case "invalid_value":
      return [field([], issue.message, issue.values.length === 1)];
    default:
      return [field([], issue.message, false)];
  }
}

/** Of several shapes, the one whose outermost type fits tells most. */
function fromUnion(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const isOutermost = (issue: z.core.$ZodIssue) =>
    issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
  return branches.find((issues) => !issues.some(isOutermost)) ?? branches.at(-1) ?? [];
}
