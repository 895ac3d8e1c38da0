// What somebody wrote to the bot, as one of the things it can be asked for. Pure: who may ask is decided elsewhere.

export type TelegramCommand =
  | { type: "help" | "status" | "alerts" | "unlink" }
  | { type: "link"; code: string }
  | { type: "ack"; alertId: string }
  | { type: "silence"; alertId: string; hours: number }
  | { type: "maintenance"; isOn: boolean }
  | { type: "kill"; subject: KillSubject };

export type KillSubject = { type: "organization" | "module" | "agent" | "strategy" | "model"; name: string };

export type Said =
  | { type: "command"; command: TelegramCommand }
  /** A word sent back, to confirm what was asked for. */
  | { type: "word"; word: string }
  /** Begins like a command and is none; `usage` says how it goes, where there is one of that name. */
  | { type: "unclear"; usage: string | null }
  /** Talk in a group. */
  | { type: "talk" };

export const USAGE = {
  help: "/help",
  status: "/status",
  alerts: "/alerts",
  ack: "/ack ID",
  silence: "/silence ID 1h (15m to 14d)",
  maintenance: "/maintenance on, or off",
  kill: "/kill organization, /kill module:chat, /kill agent:NAME",
  link: "/link CODE, with the code from Settings, Notifications",
  unlink: "/unlink",
} as const satisfies Record<TelegramCommand["type"], string>;

const TEXT_MAX = 500;
const COMMAND = /^\/([a-z]{1,32})(?:@\w{1,64})?(?:\s+([\s\S]*))?$/i;
const WORD = /^[A-Z2-9]{6}$/;

export function parseCommand(text: string): Said {
  const said = text.trim();
  const word = said.toUpperCase();
  if (WORD.test(word)) return { type: "word", word };
  if (!said.startsWith("/") || said.length > TEXT_MAX) return { type: "talk" };
  const [, name = "", rest = ""] = COMMAND.exec(said) ?? [];
  const type = nameOf(name.toLowerCase());
  if (!type) return { type: "unclear", usage: null };
  const command = toCommand(type, rest.trim().split(/\s+/).filter(Boolean));
  return command ? { type: "command", command } : { type: "unclear", usage: USAGE[type] };
}

function nameOf(name: string): TelegramCommand["type"] | null {
  // Telegram's own first word to any bot.
  if (name === "start") return "help";
  return isName(name) ? name : null;
}

const isName = (name: string): name is TelegramCommand["type"] => Object.hasOwn(USAGE, name);

function toCommand(type: TelegramCommand["type"], words: readonly string[]): TelegramCommand | null {
  const [first = "", second = "", third] = words;
  if (third !== undefined) return null;
  switch (type) {
    case "help":
      return { type };
    case "status":
    case "alerts":
    case "unlink":
      return words.length === 0 ? { type } : null;
    case "link":
      return /^[A-Z2-9]{8}$/i.test(first) && second === "" ? { type, code: first.toUpperCase() } : null;
    case "ack":
      return isId(first) && second === "" ? { type, alertId: first } : null;
    case "silence": {
      const hours = readHours(second === "" ? "1h" : second);
      return isId(first) && hours !== null ? { type, alertId: first, hours } : null;
    }
    case "maintenance":
      return /^(?:on|off)$/i.test(first) && second === "" ? { type, isOn: first.toLowerCase() === "on" } : null;
    case "kill": {
      const subject = second === "" ? readSubject(first) : null;
      return subject && { type, subject };
    }
  }
}

const isId = (word: string) => /^\w{1,64}$/.test(word);

const HOURS_OF = { m: 1 / 60, h: 1, d: 24 } as const;
const HOURS_MIN = 0.25;
const HOURS_MAX = 14 * 24;

/** Null for what is no time, or for one nobody may choose. */
export function readHours(word: string): number | null {
  const [, count = "", unit = ""] = /^(\d{1,4})([mhd])$/i.exec(word) ?? [];
  const each = unitOf(unit.toLowerCase());
  if (each === null) return null;
  const hours = Number(count) * each;
  return hours >= HOURS_MIN && hours <= HOURS_MAX ? hours : null;
}

function unitOf(unit: string): number | null {
  return unit === "m" || unit === "h" || unit === "d" ? HOURS_OF[unit] : null;
}

const SUBJECT_NAME = /^[\w./:-]{1,120}$/;

function readSubject(word: string): KillSubject | null {
  if (word.toLowerCase() === "organization") return { type: "organization", name: "organization" };
  const [kind = "", ...rest] = word.split(":");
  const [type, name] = [kind.toLowerCase(), rest.join(":")];
  const isKnown = type === "module" || type === "agent" || type === "strategy" || type === "model";
  return isKnown && SUBJECT_NAME.test(name) ? { type, name } : null;
}

/** As it is asked back, and kept until it is confirmed. */
export function wordsOf(command: TelegramCommand): string {
  switch (command.type) {
    case "kill":
      return command.subject.type === "organization" ? "/kill organization" : `/kill ${command.subject.type}:${command.subject.name}`;
    case "maintenance":
      return `/maintenance ${command.isOn ? "on" : "off"}`;
    case "silence":
      return `/silence ${command.alertId} ${Math.round(command.hours * 60)}m`;
    case "ack":
      return `/ack ${command.alertId}`;
    default:
      return `/${command.type}`;
  }
}
