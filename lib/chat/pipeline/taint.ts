// A turn is tainted once a model has read, in it or in what it carries on, text that nobody in the conversation wrote: such a text may
// have told the model what to do. What changes something is then not done; the person is told instead.

import type { DataSource } from "../../guard/data-source.schema.ts";

export type Taint = {
  add(sources: readonly DataSource[]): void;
  /** Each source once, in the order in which they were read. */
  sources(): readonly DataSource[];
};

export function createTaint(): Taint {
  const seen = new Map<string, DataSource>();
  return {
    add: (sources) => {
      for (const source of sources) if (!seen.has(nameOf(source))) seen.set(nameOf(source), source);
    },
    sources: () => [...seen.values()],
  };
}

/** As a trace shows it. */
export function describeTaint(sources: readonly DataSource[]): string {
  return sources.map(nameOf).join(", ");
}

function nameOf({ kind, name }: DataSource): string {
  return `${kind} ${name}`;
}
