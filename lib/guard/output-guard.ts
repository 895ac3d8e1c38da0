// Redacts a text that arrives in pieces by an organization's rules. Whatever lies before the earliest position at which something
// may still be growing is released at once; nothing behind it is, however long the pause. Each thing to find has a scanner; the one
// for links reads what the others have left, so that it sees what a reader will see.

import { dataClassOf } from "./internal/data-classes.ts";
import { createDataScanners, DEFAULT_MAX_HOLD_CHARS } from "./internal/data-scanners.ts";
import { createInstructionsScanner, INSTRUCTIONS_KIND } from "./internal/instructions-scanner.ts";
import { createJsonPlace } from "./internal/json-place.ts";
import { createLinkScanner } from "./internal/links/link-scanner.ts";
import { toOutputVerdict } from "./internal/output-verdict.ts";
import { createRedactor, type Redactor } from "./internal/redactor.ts";
import type { Scanner } from "./internal/scanner.ts";
import { createTextWindow, type TextWindow } from "./internal/text-window.ts";
import { type OutputRules, toDataRules } from "./output-rules.ts";
import type { DataClass, GuardAction } from "./policy.ts";
import type { GuardVerdict, Redaction } from "./schema.ts";

export type OutputGuard = {
  /** Takes the next piece and returns the text that is safe to show now. */
  push(delta: string): string;
  /** Closes the text and returns the rest. */
  end(): string;
  isHolding(): boolean;
  /** True once a rule has ended the text: what follows is read by nobody. */
  isWithheld(): boolean;
  verdict(): GuardVerdict;
};

export type OutputGuardOptions = {
  /** Left out, data is cut as in a text that is no answer. */
  rules?: OutputRules;
  /** A mark placed in the system prompt, in ASCII: its appearance in the output means that the prompt leaks. */
  canary?: string;
  /** What the model was told and nobody is to read; looked for as far as the rules ask. */
  instructions?: string;
  /** The text is JSON and stays JSON. */
  isJson?: boolean;
  /** Beyond this length a candidate is redacted up to wherever it ends. */
  maxHoldChars?: number;
  /** Monotonic milliseconds, for the verdict's latency. */
  now?: () => number;
};

const DATA_RULES = toDataRules();

export function createOutputGuard(options: OutputGuardOptions = {}): OutputGuard {
  const { rules = DATA_RULES, isJson = false, now = () => performance.now() } = options;
  const data = createStage((window) => createDataStage(window, rules, options), rules, isJson);
  const links = rules.links === "off" ? null : createStage((window) => createLinkStage(window, rules, options), rules, isJson);
  let latencyMs = 0;
  const timed = (work: () => string): string => {
    const startedAt = now();
    const released = work();
    latencyMs += now() - startedAt;
    return released;
  };
  return {
    push: (delta) => timed(() => (links ? links.push(data.push(delta)) : data.push(delta))),
    end: () => timed(() => (links ? links.push(data.end()) + links.end() : data.end())),
    isHolding: () => data.isHolding() || links?.isHolding() === true,
    isWithheld: () => data.withheld() !== null,
    verdict: () => toOutputVerdict(links ? [data, links] : [data], rules.policyVersion, latencyMs),
  };
}

/** The same for a text that is there as a whole. */
export function guardText(text: string, options: OutputGuardOptions): { text: string; verdict: GuardVerdict; isWithheld: boolean } {
  const guard = createOutputGuard(options);
  const shown = guard.push(text) + guard.end();
  return { text: shown, verdict: guard.verdict(), isWithheld: guard.isWithheld() };
}

/** `classes`: what is cut; left out, secrets, cards, account numbers and national ids. */
export function redactText(text: string, options: { classes?: readonly DataClass[] } = {}): { text: string; redactions: Redaction[] } {
  const { text: redacted, verdict } = guardText(text, { rules: options.classes ? toDataRules(options.classes) : DATA_RULES });
  return { text: redacted, redactions: verdict.redactions };
}

function createStage(create: (window: TextWindow) => readonly Scanner[], rules: OutputRules, isJson: boolean): Redactor {
  const window = createTextWindow();
  const json = isJson ? createJsonPlace() : null;
  return createRedactor({ window, scanners: create(window), actionOf: (kind) => actionOf(rules, kind), json });
}

/** A scanner costs time for every character, so one that no rule asks for is not made. */
function createDataStage(window: TextWindow, rules: OutputRules, options: OutputGuardOptions): Scanner[] {
  const { canary = "", instructions = "", maxHoldChars = DEFAULT_MAX_HOLD_CHARS } = options;
  const scanners = createDataScanners(window, { canary, maxHoldChars, isWanted: (each) => rules.data[each] !== "allow" });
  if (instructions !== "" && rules.instructions !== "allow") {
    const scanner = createInstructionsScanner(instructions, { isHolding: rules.instructions === "redact" });
    if (scanner) scanners.push(scanner);
  }
  return scanners;
}

function createLinkStage(window: TextWindow, { links, allowedHosts }: OutputRules, options: OutputGuardOptions): Scanner[] {
  if (links === "off") return [];
  return [createLinkScanner(window, { mode: links, allowedHosts, maxHoldChars: options.maxHoldChars ?? DEFAULT_MAX_HOLD_CHARS })];
}

function actionOf(rules: OutputRules, kind: string): GuardAction {
  if (kind === INSTRUCTIONS_KIND) return rules.instructions;
  const dataClass = dataClassOf(kind);
  return dataClass === null ? "redact" : rules.data[dataClass];
}
