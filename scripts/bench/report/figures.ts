import { toMarkdownTable } from "./markdown-table.ts";
/** One measured value beside what it should be. `target` null is a figure to look at, not one to reach. */
export type Figure = {
  what: string;
  value: number;
  unit: "" | "ms" | "µs" | "/s" | "%" | "MB" | "commands" | "errors";
  target: { type: "at-least" | "at-most"; value: number } | null;
};

export function milliseconds(what: string, value: number, most?: number): Figure {
  return { what, value, unit: "ms", target: most === undefined ? null : { type: "at-most", value: most } };
}

export function errorCount(what: string, value: number): Figure {
  return { what, value, unit: "errors", target: { type: "at-most", value: 0 } };
}

export function isMet({ value, target }: Figure): boolean {
  if (target === null) return true;
  return target.type === "at-least" ? value >= target.value : value <= target.value;
}

/** A missed target is a fact to look at, not a red build: a shared machine has bad minutes. */
export function printFigures(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const mark = figure.target === null ? "·" : isMet(figure) ? "✓" : "✗";
    console.log(`${mark} ${figure.what.padEnd(64)} ${formatValue(figure).padStart(12)}   ${formatTarget(figure)}`.trimEnd());
  }
}

export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.what, formatValue(figure), formatTarget(figure), verdict(figure)]);
  return toMarkdownTable([["What", "Value", "Target", "Met"], ...rows]);
}

function verdict(figure: Figure): string {
  if (figure.target === null) return "";
  return isMet(figure) ? "yes" : "**no**";
}

export function formatValue({ value, unit }: Pick<Figure, "value" | "unit">): string {
  const digits = unit === "" ? 2 : Math.abs(value) < 100 && unit !== "errors" && unit !== "commands" ? 1 : 0;
  const text = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (unit === "" || unit === "errors" || unit === "commands") return text;
  return unit === "%" ? `${text} %` : `${text} ${unit}`;
}

function formatTarget({ target, unit }: Figure): string {
  if (target === null) return "";
  const sign = target.type === "at-least" ? "≥" : "≤";
  const suffix = unit === "ms" || unit === "%" ? ` ${unit}` : "";
  return `${sign} ${target.value.toLocaleString("en")}${suffix}`;
}
