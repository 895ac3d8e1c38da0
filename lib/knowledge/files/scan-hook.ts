import { z } from "zod";
import { AppError } from "../../platform/errors.ts";

/** Somebody else's opinion on a file, before it is kept. */
export type ScanHook = (file: { bytes: Uint8Array; sha256: string; type: string }) => Promise<ScanVerdict>;
export type ScanVerdict = { isClean: true } | { isClean: false; finding: string };

const TIMEOUT_MS = 60_000;
const ANSWER_MAX_CHARS = 10_000;

const answerSchema = z.union([
  z.object({ verdict: z.literal("clean") }),
  z.object({ verdict: z.literal("infected"), finding: z.string().max(200).optional() }),
]);

/**
 * Posts the bytes to the operator's own scanner and takes its word. A scanner that is away or cannot be understood lets nothing in: a file
 * nobody has looked at must not pass for one that was.
 */
export function createScanHook({ url, token }: { url: string; token: string | null }): ScanHook {
  return async ({ bytes, sha256, type }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        ...{ "content-type": "application/octet-stream", "x-content-sha256": sha256, "x-content-type-sniffed": type },
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: Uint8Array.from(bytes),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw away(cause);
    });
    if (!response.ok) throw away(new Error(`The scanner answered ${response.status}.`));
    const answer = answerSchema.safeParse(await readJson(response));
    if (!answer.success) throw away(answer.error);
    return answer.data.verdict === "clean" ? { isClean: true } : { isClean: false, finding: answer.data.finding ?? "harmful content" };
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = (await response.text()).slice(0, ANSWER_MAX_CHARS);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw away(cause);
  }
}

function away(cause: unknown): AppError {
  return new AppError("unavailable", "knowledge.scan_unavailable", "The virus scanner did not answer. Try again in a minute.", {
    cause,
    retryAfterSeconds: 60,
  });
}
