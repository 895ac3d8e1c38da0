import { type Database, defineCollection } from "../db.ts";
import { createId } from "../ids.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../time-pages.ts";
import type { LogLine } from "./log-line.ts";

export type LogLineRecord = LogLine & {
  _id: string;
  /** Everything a list may be asked for, alone and together, so that one index answers every question. */
  facets: string[];
  expiresAt: Date;
};

export const logLineCollection = defineCollection<LogLineRecord>({
  name: "log_lines",
  indexes: [
    { key: { at: -1, _id: -1 } },
    { key: { facets: 1, at: -1, _id: -1 } },
    { key: { requestId: 1, at: -1, _id: -1 }, partialFilterExpression: { requestId: { $type: "string" } } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type LineFilter = { [facet in Facet]?: string | undefined };
type Facet = (typeof FACETS)[number];
const FACETS = ["level", "route", "organization"] as const;

export type LogLineStore = ReturnType<typeof createLogLineStore>;

export function createLogLineStore(db: Database) {
  const lines = db.collection(logLineCollection);
  return {
    async insert(added: readonly LogLine[], keptMs: number): Promise<void> {
      const toRecord = (line: LogLine): LogLineRecord => ({
        ...line,
        _id: createId("logLine"),
        facets: facetsOf(line),
        expiresAt: new Date(line.at.getTime() + keptMs),
      });
      if (added.length > 0) await lines.insertMany(added.map(toRecord), { ordered: false });
    },

    /** Newest first. A request has few lines, so the other filters are applied to those. */
    list(filter: LineFilter & { requestId?: string | undefined }, page: TimePage & { from?: Date | undefined }): Promise<LogLineRecord[]> {
      const facet = facetOf(filter);
      const { requestId } = filter;
      return lines
        .find({
          ...(requestId !== undefined && { requestId: { $eq: requestId, $type: "string" } }),
          ...(facet !== null && { facets: facet }),
          ...olderThan(page.after, page.from && { $gte: page.from }),
        })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray();
    },
  };
}

/** Null when nothing is asked for. */
function facetOf(filter: LineFilter): string | null {
  const asked = FACETS.flatMap((name) => (filter[name] === undefined ? [] : [`${name}=${filter[name]}`]));
  return asked.length === 0 ? null : asked.join("&");
}

/** Each choice of what a line has: seven at most. */
function facetsOf({ level, route, organization }: LogLine): string[] {
  const own: LineFilter = { level, route: route ?? undefined, organization: organization ?? undefined };
  const choices = Array.from({ length: 1 << FACETS.length }, (_, choice) => FACETS.filter((__, index) => (choice & (1 << index)) !== 0));
  const asked = choices.filter((names) => names.every((name) => own[name] !== undefined));
  return asked.flatMap((names) => facetOf(Object.fromEntries(names.map((name) => [name, own[name]]))) ?? []);
}
