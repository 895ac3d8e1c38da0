import type { ChannelName } from "../channels/channel.ts";
import { isAtLeast, MAILED_FROM, type Severity, type Topic } from "../topics.ts";
import type { ChosenChannels } from "./preferences.store.ts";

/** Whether this person wants to be told of it there. What somebody has chosen holds for all of the topic; what comes by itself looks at how grave it is. */
export function isWanted(chosen: ChosenChannels, channel: ChannelName, { topic, severity }: { topic: Topic; severity: Severity }): boolean {
  const choice = chosen[topic]?.[channel];
  if (choice !== undefined) return choice;
  const from = channel === "email" ? MAILED_FROM[topic] : null;
  return from !== null && isAtLeast(severity, from);
}
