import { keyOf, type Model } from "../../_client/models.ts";

export const COLUMNS_MAX = 4;

/** Models that could answer a conversation now: a provider with a key serves them and the organization allows them. */
export function listAskable(models: readonly Model[]): Model[] {
  const askable = models.filter(({ kind, serving, isAllowed }) => kind === "chat" && serving !== null && isAllowed);
  return [...askable.filter(({ serving }) => serving?.isDefault), ...askable.filter(({ serving }) => !serving?.isDefault)];
}

/** The models the address names, as far as they can be asked; else one of each connected provider, two at most. */
export function chooseColumns(named: string | null, models: readonly Model[]): string[] {
  const keys = models.map(keyOf);
  const chosen = (named ?? "").split(",").filter((key) => keys.includes(key));
  if (chosen.length > 0) return chosen.slice(0, COLUMNS_MAX);
  const defaults = models.filter(({ serving }) => serving?.isDefault).map(keyOf);
  return (defaults.length > 0 ? defaults : keys).slice(0, 2);
}

/** What one would compare with next: a model no column shows yet, else the first one again. */
export function nextColumn(columns: readonly string[], models: readonly Model[]): string {
  const keys = models.map(keyOf);
  return keys.find((key) => !columns.includes(key)) ?? keys[0] ?? "";
}
