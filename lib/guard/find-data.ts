import { dataClassOf } from "./internal/data-classes.ts";
import { createAllDataScanners } from "./internal/data-scanners.ts";
import { createInstructionsScanner } from "./internal/instructions-scanner.ts";
import { mergeSpans } from "./internal/spans.ts";
import { createTextWindow } from "./internal/text-window.ts";
import type { DataClass } from "./policy.ts";

export type FoundData = { kind: string; start: number; end: number };
export type ClassedData = FoundData & { class: DataClass };

/** Secrets and personal data in a text that is there as a whole, in its order; spans do not overlap. `isMeant` leaves kinds out. */
export function findData(text: string, isMeant: (kind: string) => boolean = () => true): FoundData[] {
  const window = createTextWindow();
  const scanners = createAllDataScanners(window);
  window.append(text);
  const spans = scanners.flatMap((scanner) => {
    scanner.feed(text);
    scanner.finish();
    return scanner.takeSpans();
  });
  return mergeSpans(spans.filter(({ kind }) => isMeant(kind))).map(({ kind, start, end }) => ({ kind, start, end }));
}

/** Everything for which `isHidden` says so becomes `[redacted: kind]`; the rest stays. */
export function hideData(text: string, isHidden: (kind: string) => boolean): string {
  let shown = "";
  let cursor = 0;
  for (const { kind, start, end } of findData(text, isHidden)) {
    shown += `${text.slice(cursor, start)}[redacted: ${kind}]`;
    cursor = end;
  }
  return shown + text.slice(cursor);
}

/** The same with the class that a policy would decide by. */
export function findClassedData(text: string): ClassedData[] {
  return findData(text).flatMap((found) => {
    const dataClass = dataClassOf(found.kind);
    return dataClass === null ? [] : [{ ...found, class: dataClass }];
  });
}

/** Where the text repeats hidden instructions word for word, a dozen words at least. */
export function findCopies(text: string, instructions: string): FoundData[] {
  const scanner = createInstructionsScanner(instructions, { isHolding: true });
  if (!scanner) return [];
  scanner.feed(text);
  scanner.finish();
  return mergeSpans([...scanner.takeSpans()]).map(({ kind, start, end }) => ({ kind, start, end }));
}
