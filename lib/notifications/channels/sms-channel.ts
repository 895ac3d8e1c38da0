import { noAddress } from "../errors.ts";
import type { Channel } from "./channel.ts";
import type { TextMessages } from "./text-messages.ts";

/** Two segments of what carriers bill by. */
const LENGTH_MAX = 320;

/** To the number somebody has proven; the title and the way to the rest, since text messages are read by whoever holds the phone. */
export function createSmsChannel(messages: TextMessages): Channel {
  return {
    name: "sms",
    isConfigured: messages.isConfigured,
    reaches: (_ctx, { phone }) => Promise.resolve(phone !== null),
    async send(_ctx, { phone }, { title, link }, signal) {
      if (phone === null) throw noAddress();
      await messages.send(phone, toSms(title, link), signal);
    },
  };
}

export function toSms(title: string, link: string | null): string {
  const rest = link === null ? "" : `\n${link}`;
  const room = LENGTH_MAX - rest.length;
  if (room < 20) return `Aegis: ${title}`.slice(0, LENGTH_MAX);
  const said = `Aegis: ${title}`;
  return `${said.length <= room ? said : `${said.slice(0, room - 1)}…`}${rest}`;
}
