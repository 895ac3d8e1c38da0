export const USAGE_FILTERS = ["model", "provider", "feature", "user", "key"] as const;

export const GROUPS = [
  { value: "model", label: "Model" },
  { value: "feature", label: "Feature" },
  { value: "user", label: "Person" },
  { value: "key", label: "API key" },
  { value: "provider", label: "Provider" },
] as const;
export type Group = (typeof GROUPS)[number]["value"];

export function groupOf(search: URLSearchParams): Group {
  const named = search.get("by");
  return GROUPS.find(({ value }) => value === named)?.value ?? "model";
}

export const METRICS = [
  { value: "money", label: "Money" },
  { value: "tokens", label: "Tokens" },
  { value: "calls", label: "Calls" },
] as const;
export type Metric = (typeof METRICS)[number]["value"];

export function metricOf(search: URLSearchParams): Metric {
  const named = search.get("show");
  return METRICS.find(({ value }) => value === named)?.value ?? "money";
}

const WORDS: Readonly<Record<string, string>> = {
  model: "Model",
  provider: "Provider",
  feature: "Feature",
  user: "Person",
  key: "API key",
  region: "Region",
  dataClass: "Class",
};

export function wordOf(filter: string): string {
  return WORDS[filter] ?? filter;
}

const CLASS_WORDS: Readonly<Record<string, string>> = {
  message: "Messages",
  file: "Files",
  memory: "Memories",
  "tool-result": "Tool results",
  personal: "Personal data found",
  redacted: "Redacted before sending",
};

export function classWord(dataClass: string): string {
  return CLASS_WORDS[dataClass] ?? dataClass;
}
