import type { CheckKind } from "../../../_client/guard-check.ts";
import type { GuardAction } from "../../../_client/turns.ts";

export const KINDS = [
  { value: "input", label: "Message" },
  { value: "output", label: "Answer" },
  { value: "data", label: "Untrusted data" },
] as const;

export const KIND_HINTS: Readonly<Record<CheckKind, string>> = {
  input: "What a person sends to a model.",
  output: "What a model answers, before a person reads it.",
  data: "A file, a web page or a tool's result: text nobody in the conversation wrote.",
};

/** What your policy does with the text, in a sentence. */
export const OUTCOMES: Readonly<Record<CheckKind, Readonly<Record<GuardAction, string>>>> = {
  input: {
    allow: "The message goes to the model as it is.",
    warn: "The message goes to the model as it is, with a warning beside it.",
    redact: "The model gets the message without what is cut out.",
    block: "The message is refused. No model sees it.",
  },
  output: {
    allow: "The answer reaches the reader as it is.",
    warn: "The answer reaches the reader as it is, with a warning beside it.",
    redact: "The answer reaches the reader without what is cut out.",
    block: "The answer ends where this begins. Nothing behind it is shown.",
  },
  data: {
    allow: "The text may stand in a prompt, marked as data.",
    warn: "The text may stand in a prompt, marked as data, with a warning beside it.",
    redact: "The text may stand in a prompt without what is cut out.",
    block: "The text is withheld from the model.",
  },
};

/** One command to paste, whatever the text holds: the shell sees a single quoted word. */
export function toCurl(baseUrl: string, kind: CheckKind, text: string): string {
  const body = JSON.stringify({ kind, text }).replaceAll("'", "'\\''");
  return `curl '${baseUrl}/api/guard/check' \\\n  -H "authorization: Bearer $AEGIS_TOKEN" \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`;
}
