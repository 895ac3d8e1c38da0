import type { Detection, GroupDetection, GuardFigures } from "../../../lib/guard/report.ts";

export function describeDetection(figures: GuardFigures): string[] {
  const { core, all, shipped, disguised, hard } = figures;
  const lines = [...line("core attacks", core), ...line("all attacks", all)];
  if (shipped)
    lines.push(`shipped threshold ${shipped.threshold}: recall ${percent(shipped.recall)}, false positives ${percent(shipped.fpr)}`);
  if (disguised) lines.push(`harmful requests in disguise (${disguised.attacks}): recall ${percent(disguised.recall)} without a judge`);
  if (hard && Object.values(hard).some((rate) => rate !== null))
    lines.push(
      `false alarms: trigger words ${percent(hard.triggerWord)}, look-alikes ${percent(hard.lookAlike)}, instructions ${percent(hard.instruction)}`,
    );
  return [...lines, ...groups("source", figures.sources), ...groups("language", figures.languages)];
}

function line(name: string, figures: Detection | null): string[] {
  if (!figures) return [];
  const interval = figures.recallAt1Interval?.map(percent).join("–") ?? "–";
  const counts = `${figures.attacks} attacks, ${figures.harmless} harmless`;
  return [`${name} (${counts}): AUC ${figures.auc ?? "–"}, recall at 1 % FPR ${percent(figures.recallAt1)} (95 % bootstrap ${interval})`];
}

function groups(title: string, named: Readonly<Record<string, GroupDetection>> | null): string[] {
  const entries = Object.entries(named ?? {});
  if (entries.length === 0) return [];
  const rows = entries.map(
    ([name, { attacks, harmless, recallAt1, recall, fpr }]) =>
      `  ${name.padEnd(28)}${String(attacks).padStart(8)}${String(harmless).padStart(9)}${percent(recallAt1).padStart(10)}${percent(recall).padStart(10)}${percent(fpr).padStart(10)}`,
  );
  return [`  ${title.padEnd(28)} attacks harmless  recall@1    recall       fpr`, ...rows];
}

export function percent(rate: number | null): string {
  return rate === null ? "–" : `${(rate * 100).toFixed(1)} %`;
}
