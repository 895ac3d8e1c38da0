import { ProtocolError } from "./protocol-error.ts";

/** What a filter can look at; each list names its items in this shape first. */
export type Filterable = {
  time: number;
  messageId: string;
  url: string;
  topicName?: string | undefined;
  scheduleId?: string | undefined;
  queueName?: string | undefined;
  flowControlKey?: string | undefined;
  callerIp: string;
  labels: readonly string[];
  state?: string | undefined;
  responseStatus?: number | undefined;
};

type Match = (item: Filterable, wanted: readonly string[]) => boolean;

const MATCHES: Readonly<Record<string, Match>> = {
  messageId: (item, wanted) => wanted.includes(item.messageId),
  messageIds: (item, wanted) => wanted.includes(item.messageId),
  url: (item, wanted) => wanted.includes(item.url),
  host: (item, wanted) => wanted.includes(new URL(item.url).host),
  path: (item, wanted) => wanted.includes(new URL(item.url).pathname),
  topicName: (item, wanted) => includes(wanted, item.topicName),
  scheduleId: (item, wanted) => includes(wanted, item.scheduleId),
  queueName: (item, wanted) => includes(wanted, item.queueName),
  flowControlKey: (item, wanted) => includes(wanted, item.flowControlKey),
  callerIp: (item, wanted) => wanted.includes(item.callerIp),
  callerIP: (item, wanted) => wanted.includes(item.callerIp),
  label: (item, wanted) => item.labels.some((label) => wanted.includes(label)),
  state: (item, wanted) => wanted.flatMap((state) => STATES[state] ?? [state]).includes(item.state ?? ""),
  responseStatus: (item, wanted) => includes(wanted, item.responseStatus?.toString()),
  fromDate: (item, [from]) => item.time >= Number(from),
  toDate: (item, [to]) => item.time <= Number(to),
};

/** One name for several states, and the spelling of the REST reference for one that the client spells otherwise. */
const STATES: Readonly<Record<string, readonly string[]>> = { IN_PROGRESS: ["ACTIVE", "RETRY", "ERROR"], CANCELLED: ["CANCELED"] };

/** Values of one name are alternatives, different names must all match. An unknown name is refused: ignoring it would select everything. */
export function createFilter(query: URLSearchParams, besides: readonly string[]): (item: Filterable) => boolean {
  const tests: ((item: Filterable) => boolean)[] = [];
  for (const name of new Set(query.keys())) {
    if (besides.includes(name)) continue;
    const match = Object.hasOwn(MATCHES, name) ? MATCHES[name] : undefined;
    if (!match) throw new ProtocolError(400, `unknown query parameter: ${name}`);
    const wanted = readList(query, name);
    tests.push((item) => match(item, wanted));
  }
  return (item) => tests.every((test) => test(item));
}

/** Repeated parameters and comma-separated values mean the same. */
export function readList(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((value) => (name === "url" ? [value] : value.split(",")));
}

/** Default and maximum of a page. https://upstash.com/docs/qstash/api-reference/dlq/list-dlq-messages */
const MAX_COUNT = 100;

/** `cursor` is the id of the last item of the page before. */
export function paginate<Item>(items: readonly Item[], idOf: (item: Item) => string, query: URLSearchParams) {
  const count = query.get("count") ?? String(MAX_COUNT);
  if (!/^[1-9]\d{0,3}$/.test(count)) throw new ProtocolError(400, `invalid count: ${count}`);
  const cursor = query.get("cursor");
  const startsAt = cursor ? items.findIndex((item) => idOf(item) === cursor) + 1 : 0;
  if (cursor && startsAt === 0) throw new ProtocolError(400, "invalid cursor");
  const page = items.slice(startsAt, startsAt + Math.min(Number(count), MAX_COUNT));
  const last = page.at(-1);
  const hasMore = startsAt + page.length < items.length;
  return { page, cursor: hasMore && last !== undefined ? idOf(last) : undefined };
}

function includes(wanted: readonly string[], value: string | undefined): boolean {
  return value !== undefined && wanted.includes(value);
}
