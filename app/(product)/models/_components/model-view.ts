import type { Model } from "../../../_client/models.ts";
import type { Sort } from "../../../_ui/sort-header.tsx";
import { CAPABILITIES, type Capability, nameOfProvider } from "./model-words.ts";

/** What of the registry is shown, and in which order: all of it stands in the address. */
export const SHOWN = ["ready", "allowed", "denied", "own-price", "ending"] as const;
export type Shown = (typeof SHOWN)[number];
export const SORT_COLUMNS = ["registry", "model", "provider", "context", "input", "output"] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export type ModelFilter = { term: string; providers: readonly string[]; can: readonly Capability[]; shown: readonly Shown[] };

const SHOWS: Readonly<Record<Shown, (model: Model) => boolean>> = {
  ready: ({ serving }) => serving !== null,
  allowed: ({ isAllowed }) => isAllowed,
  denied: ({ isAllowed }) => !isAllowed,
  "own-price": (model) => hasOwnPrice(model),
  ending: ({ status }) => status === "deprecated",
};

export function filterModels(models: readonly Model[], { term, providers, can, shown }: ModelFilter): Model[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const text = `${model.provider}/${model.model} ${nameOfProvider(model.provider)} ${model.note ?? ""}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (providers.length === 0 || providers.includes(model.provider)) &&
      can.every((capability) => model.capabilities[capability]) &&
      shown.every((name) => SHOWS[name](model))
    );
  });
}

/** Without a value of the column a model stands last, whichever way round; equals keep the registry's order. */
export function sortModels(models: readonly Model[], { by, isDescending }: Sort<SortColumn>): Model[] {
  if (by === "registry") return [...models];
  const direction = isDescending ? -1 : 1;
  return models.toSorted((a, b) => {
    const [left, right] = [columnOf(a, by), columnOf(b, by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return (left - right) * direction;
    return String(left).localeCompare(String(right), "en", { numeric: true }) * direction;
  });
}

function columnOf(model: Model, by: Exclude<SortColumn, "registry">): string | number | null {
  switch (by) {
    case "model":
      return model.model;
    case "provider":
      return nameOfProvider(model.provider);
    case "context":
      return model.contextTokens;
    case "input":
      return model.price?.inputMicros ?? null;
    case "output":
      return model.kind === "embedding" ? null : (model.price?.outputMicros ?? null);
  }
}

export function hasOwnPrice({ price, listPrice }: Model): boolean {
  return price !== null && (listPrice === null || price.source !== listPrice.source);
}

export function countByProvider(models: readonly Model[]): { provider: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { provider } of models) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  return [...counts].map(([provider, count]) => ({ provider, count }));
}

export function listCapabilities({ capabilities }: Model): Capability[] {
  return CAPABILITIES.filter((capability) => capabilities[capability]);
}
