import * as z from "zod/mini";

const problemSchema = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  code: z.string(),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  methods: z.optional(z.array(z.string())),
});

type ProblemFields = z.infer<typeof problemSchema> & { retryAfterSeconds?: number | undefined };

/** Every failed call ends as this one error: the server's problem, or one of our own `client.*` codes with status 0. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly fieldErrors: ReadonlyArray<{ pointer: string; detail: string }>;
  /** How the person could prove themselves, where that is what was missing. */
  readonly methods: readonly string[];

  constructor(fields: ProblemFields) {
    super(fields.detail ?? fields.title);
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.requestId = fields.requestId ?? null;
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null;
    this.fieldErrors = fields.errors ?? [];
    this.methods = fields.methods ?? [];
  }
}

export function toProblemFromNetwork(cause: unknown): ProblemError {
  const isTimeout = cause instanceof Error && cause.name === "TimeoutError";
  return isTimeout
    ? new ProblemError({ status: 0, code: "client.timeout", title: "No answer", detail: "The server did not answer in time. Try again." })
    : new ProblemError({
        status: 0,
        code: "client.network",
        title: "Not connected",
        detail: "The server could not be reached. Check your connection and try again.",
      });
}

export function toUnexpectedReply(requestId: string | null): ProblemError {
  return new ProblemError({
    status: 0,
    code: "client.unexpected_reply",
    title: "Unexpected answer",
    detail: "The server sent an answer this page does not understand. Reload the page; if it stays, report the request id.",
    ...(requestId !== null && { requestId }),
  });
}

export async function toProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const retryAfterSeconds = parseRetryAfter(response.headers.get("retry-after"));
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return new ProblemError({ requestId, ...parsed.data, retryAfterSeconds });
  return new ProblemError({
    status: response.status,
    code: "client.unexplained",
    title: `Error ${response.status}`,
    detail: "The server refused without saying why. Try again in a moment.",
    requestId,
    retryAfterSeconds,
  });
}

/** For the `error` event of a stream, whose body is a problem as well. */
export function parseProblem(value: unknown): ProblemError {
  const parsed = problemSchema.safeParse(value);
  return parsed.success ? new ProblemError(parsed.data) : toUnexpectedReply(null);
}

/** Anything thrown, as a problem that can be shown. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    status: 0,
    code: "client.defect",
    title: "This page failed",
    detail: "Something in this page failed. Reload it; nothing you sent is lost.",
  });
}

function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
