import { createAllDataScanners } from "./internal/data-scanners.ts";
import { mergeSpans } from "./internal/spans.ts";
import { createTextWindow } from "./internal/text-window.ts";

export type FoundData = { kind: string; start: number; end: number };

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
