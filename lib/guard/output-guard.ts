// Redacts secrets in a text that arrives in pieces. Whatever lies before the earliest position at which a secret may still
// be growing is released at once; nothing behind it is, however long the pause. See internal/secret-scanner.ts.

import { createSecretScanner, type SecretScanner } from "./internal/secret-scanner.ts";
import { lowestStart, mergeSpans, type Redacted } from "./internal/spans.ts";
import type { TextWindow } from "./internal/text-window.ts";
import { RULES_VERSION } from "./rules-version.ts";
import type { GuardReason, GuardVerdict, Redaction } from "./schema.ts";

export type OutputGuard = {
  /** Takes the next piece and returns the text that is safe to show now. */
  push(delta: string): string;
  /** Closes the text and returns the rest. */
  end(): string;
  isHolding(): boolean;
  verdict(): GuardVerdict;
};

type OutputGuardOptions = {
  /** A mark placed in the system prompt, in ASCII: its appearance in the output means that the prompt leaks. */
  canary?: string;
  /** Beyond this length a candidate is redacted up to wherever it ends. */
  maxHoldChars?: number;
  /** Monotonic milliseconds, for the verdict's latency. */
  now?: () => number;
};

const DEFAULT_MAX_HOLD_CHARS = 4096;

/** `spans`: complete, merged, not yet released. */
type Redactor = { scanner: SecretScanner; spans: Redacted[]; counts: Map<string, number> };

export function createOutputGuard(options: OutputGuardOptions = {}): OutputGuard {
  const { canary = "", maxHoldChars = DEFAULT_MAX_HOLD_CHARS, now = () => performance.now() } = options;
  const redactor: Redactor = { scanner: createSecretScanner({ canary, maxHoldChars }), spans: [], counts: new Map() };
  const { window } = redactor.scanner;
  let latencyMs = 0;
  const timed = (work: () => string): string => {
    const startedAt = now();
    const released = work();
    latencyMs += now() - startedAt;
    return released;
  };
  return {
    push: (delta) => timed(() => feed(redactor, delta)),
    end: () => timed(() => flush(redactor)),
    isHolding: () => window.end() > window.base(),
    verdict: () => toVerdict(redactor.counts, latencyMs),
  };
}

export function redactText(text: string): { text: string; redactions: Redaction[] } {
  const guard = createOutputGuard();
  const redacted = guard.push(text) + guard.end();
  return { text: redacted, redactions: guard.verdict().redactions };
}

function feed(redactor: Redactor, delta: string): string {
  const { scanner } = redactor;
  const { window } = scanner;
  scanner.feed(delta);
  const found = scanner.takeSpans();
  const open = scanner.openSpans();
  if (found.length > 0) redactor.spans = mergeSpans([...redactor.spans, ...found]);
  const { safe, needed } = scanner.holdFrom();
  const reaching = mergeSpans([...redactor.spans, ...open]);
  const cut = Math.max(window.base(), lowestStart(reaching, withoutHalfCharacter(window, safe)));
  const released = cut > window.base() ? emit(redactor, cut) : "";
  // What an open span covers will never be shown, so it need not be kept either.
  const isCovered = reaching.some((span) => span.start <= cut && open.some((other) => other.start >= span.start && other.end <= span.end));
  window.drop(isCovered ? Math.max(cut, needed) : cut);
  return released;
}

function flush(redactor: Redactor): string {
  const { scanner } = redactor;
  scanner.finish();
  redactor.spans = mergeSpans([...redactor.spans, ...scanner.takeSpans()]);
  const released = emit(redactor, scanner.window.end());
  scanner.window.drop(scanner.window.end());
  return released;
}

function emit(redactor: Redactor, upTo: number): string {
  const { window } = redactor.scanner;
  const leaving = redactor.spans.filter((span) => span.end <= upTo);
  let released = "";
  let cursor = window.base();
  for (const span of leaving) {
    released += `${window.slice(cursor, span.start)}[redacted:${span.kind}]`;
    redactor.counts.set(span.kind, (redactor.counts.get(span.kind) ?? 0) + 1);
    cursor = span.end;
  }
  if (leaving.length > 0) redactor.spans = redactor.spans.slice(leaving.length);
  return released + window.slice(cursor, upTo);
}

/** Half a surrogate pair would reach the reader as a replacement character. */
function withoutHalfCharacter(window: TextWindow, position: number): number {
  const isHighSurrogate = (window.codeBefore(position) & 0xfc00) === 0xd800;
  return position === window.end() && isHighSurrogate ? position - 1 : position;
}

function toVerdict(counts: ReadonlyMap<string, number>, latencyMs: number): GuardVerdict {
  const redactions = [...counts].map(([kind, count]) => ({ kind, count }));
  const reasons: GuardReason[] = redactions.map(({ kind, count }) =>
    kind === "system-prompt"
      ? { code: "guard.system_prompt_leak", text: "The answer repeated the hidden mark of the system prompt." }
      : { code: "guard.output_secret", text: `${count} × ${kind} removed from the answer.` },
  );
  const verdict = counts.has("system-prompt") ? "JAILBREAK" : redactions.length > 0 ? "PII_LEAK" : "SAFE";
  return { stage: "guard_out", verdict, score: redactions.length > 0 ? 1 : 0, reasons, redactions, rulesVersion: RULES_VERSION, latencyMs };
}
