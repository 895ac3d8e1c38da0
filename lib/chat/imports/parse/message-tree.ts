// A file may say anything about how its messages hang together: parents that are not there, circles, a hundred thousand nodes in a line.
// So only the parent each message names is believed, the walk goes down from those without one, and nothing calls itself.

import { countSkip, type ParsedExchange, type Skipped } from "./parsed-chat.ts";

export type RawMessage = {
  id: string;
  parentId: string | null;
  /** "none": stands between others and says nothing to a reader, such as instructions or a tool's call. */
  role: "user" | "assistant" | "none";
  text: string;
  at: number | null;
  model: string | null;
};

type Walked = { exchanges: ParsedExchange[]; placeOf: Map<string, number> };

/** What each message came to: the exchange it stands in, or the nearest above it. */
export function toExchanges(messages: readonly RawMessage[], skipped: Skipped): Walked {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const children = Map.groupBy(byId.values(), ({ parentId }) => (parentId !== null && byId.has(parentId) ? parentId : null));
  const walked: Walked = { exchanges: [], placeOf: new Map() };
  const lastIn = new Map<number, string>();
  const queue = [...(children.get(null) ?? [])];
  let seen = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const message = queue[at];
    if (!message) continue;
    seen += 1;
    const place = placeMessage(walked, lastIn, message, skipped);
    if (place !== null) walked.placeOf.set(message.id, place);
    for (const child of children.get(message.id) ?? []) queue.push(child);
  }
  countSkip(skipped, "message_unreachable", byId.size - seen);
  return walked;
}

/** The exchange the message stands in, made where there is none; null above the first. */
function placeMessage(walked: Walked, lastIn: Map<number, string>, message: RawMessage, skipped: Skipped): number | null {
  const { exchanges, placeOf } = walked;
  const above = message.parentId === null ? null : (placeOf.get(message.parentId) ?? null);
  if (message.role === "none") {
    // What follows continues whatever stood before: to it, this message is not there.
    if (above !== null && lastIn.get(above) === message.parentId) lastIn.set(above, message.id);
    return above;
  }
  if (message.text === "") {
    countSkip(skipped, "message_without_text");
    return above;
  }
  if (message.role === "user") return add(walked, lastIn, { ...question(message), parent: above }, message.id);
  const asked = above === null ? undefined : exchanges[above];
  if (above === null || !asked) {
    countSkip(skipped, "answer_without_question");
    return null;
  }
  const isNext = lastIn.get(above) === message.parentId;
  if (!isNext || (asked.assistant !== null && isFollowed(exchanges, above))) {
    const again = { ...asked, assistant: message.text, answeredAt: message.at, model: message.model };
    return add(walked, lastIn, again, message.id);
  }
  asked.assistant = asked.assistant === null ? message.text : `${asked.assistant}\n\n${message.text}`;
  asked.answeredAt ??= message.at;
  asked.model ??= message.model;
  lastIn.set(above, message.id);
  return above;
}

function question({ text, at }: RawMessage): Omit<ParsedExchange, "parent"> {
  return { user: text, assistant: null, askedAt: at, answeredAt: null, model: null };
}

function add({ exchanges }: Walked, lastIn: Map<number, string>, exchange: ParsedExchange, messageId: string): number {
  const place = exchanges.push(exchange) - 1;
  lastIn.set(place, messageId);
  return place;
}

/** Only the newest are looked at: what follows an exchange is made soon after it. */
function isFollowed(exchanges: readonly ParsedExchange[], place: number): boolean {
  return exchanges.at(-1)?.parent === place;
}
