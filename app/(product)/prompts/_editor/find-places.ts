import { parseTemplate } from "../../../../lib/prompts/template/parse-template.ts";
import type { DraftProblem } from "./prompt-draft.ts";

export type Place = { kind: "plain" | "variable" | "include" | "fault"; start: number; text: string };

/** The whole text in pieces: what asks for a value, what names another prompt, and what is wrong. Nothing is lost or doubled. */
export function findPlaces(text: string, problems: readonly DraftProblem[]): Place[] {
  const faults = problems.filter(({ severity, start, end }) => severity === "error" && end > start);
  const found = parseTemplate(text).parts.flatMap((part) => (part.type === "text" ? [] : [part]));
  const marks = [
    ...faults.map(({ start, end }) => ({ kind: "fault" as const, start, end })),
    ...found
      .filter(({ start }) => !faults.some((fault) => fault.start === start))
      .map(({ type, start, end }) => ({ kind: type, start, end })),
  ].toSorted((one, other) => one.start - other.start);
  const places: Place[] = [];
  let at = 0;
  for (const { kind, start, end } of marks) {
    if (start < at) continue;
    if (start > at) places.push({ kind: "plain", start: at, text: text.slice(at, start) });
    places.push({ kind, start, text: text.slice(start, end) });
    at = end;
  }
  if (at < text.length) places.push({ kind: "plain", start: at, text: text.slice(at) });
  return places;
}

/** As an editor counts: from 1. */
export function describePlace(text: string, start: number): string {
  const before = text.slice(0, start);
  return `Line ${before.split("\n").length}, column ${start - before.lastIndexOf("\n")}`;
}
