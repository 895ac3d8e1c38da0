/** The one question every side is asked, and the one answer the upstream has for it: whole, or in pieces. */
export type Mode = "whole" | "streamed";
export const MODES: readonly Mode[] = ["whole", "streamed"];

/** A priced model's name: money is reserved and settled for every call. */
export const MODEL = "gpt-6-luna";
export const PIECES = 20;

const SENTENCE = "The river rose two metres in one night, and the bridge stayed closed. ";

export const ANSWER_PIECES: readonly string[] = Array.from({ length: PIECES }, (_, index) => {
  const width = Math.ceil(SENTENCE.length / 4);
  return SENTENCE.slice((index % 4) * width, ((index % 4) + 1) * width);
});
export const ANSWER = ANSWER_PIECES.join("");

export function questionOf(mode: Mode): string {
  return JSON.stringify({
    model: MODEL,
    messages: [
      { role: "system", content: "You answer in at most five sentences." },
      { role: "user", content: "Summarise: the river rose two metres in one night and the bridge stayed closed. Nobody was hurt." },
    ],
    max_tokens: 256,
    ...(mode === "streamed" && { stream: true }),
  });
}

/** Null when the answer is the one the upstream gave, to its last piece; else what is wrong with it. */
export function findFault(mode: Mode, status: number, body: string): string | null {
  if (status !== 200) return `status ${status}: ${body.slice(0, 300)}`;
  if (mode === "whole") return body.includes(JSON.stringify(ANSWER).slice(1, -1)) ? null : `another answer: ${body.slice(0, 300)}`;
  if (!body.trimEnd().endsWith("data: [DONE]")) return `no end: ${body.slice(-300)}`;
  return textOf(body) === ANSWER ? null : `another answer: ${body.slice(0, 600)}`;
}

/** Gateways may put several pieces into one or add fields, so the texts are joined and nothing else is compared. */
function textOf(body: string): string {
  return [...body.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].map(([, text]) => String(JSON.parse(text ?? '""'))).join("");
}
