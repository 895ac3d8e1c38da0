import { type DataClass, dataClassSchema } from "../policy.ts";
import { createEscapeView } from "./escape-view.ts";
import { createPersonalScanner, PERSONAL_CLASSES } from "./personal/personal-scanner.ts";
import type { Scanner } from "./scanner.ts";
import { createSecretScanner } from "./secret-scanner.ts";
import type { TextWindow } from "./text-window.ts";

type Options = { canary: string; maxHoldChars: number; isWanted(dataClass: DataClass): boolean };

export const DEFAULT_MAX_HOLD_CHARS = 4096;
const OF_SECRET_SCANNER: readonly DataClass[] = ["secret", "card", "iban"];

/** A scanner costs time for every character: one of whose classes none is wanted is not made. */
export function createDataScanners(window: TextWindow, { canary, maxHoldChars, isWanted }: Options): Scanner[] {
  const scanners: Scanner[] = [];
  if (canary !== "" || OF_SECRET_SCANNER.some(isWanted))
    scanners.push(createEscapeView(window, (view) => createSecretScanner(view, { canary, maxHoldChars })));
  if (PERSONAL_CLASSES.some(isWanted)) {
    const classes = new Set(dataClassSchema.options.filter(isWanted));
    scanners.push(createEscapeView(window, (view) => createPersonalScanner(view, classes)));
  }
  return scanners;
}

/** Of every class, as far as the output guard holds a candidate back by default: both find the same. */
export function createAllDataScanners(window: TextWindow): Scanner[] {
  return createDataScanners(window, { canary: "", maxHoldChars: DEFAULT_MAX_HOLD_CHARS, isWanted: () => true });
}
