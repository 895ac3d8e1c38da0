import { strFromU8, unzipSync } from "fflate";
import { isChatGpt, parseChatGpt } from "./parse-chatgpt.ts";
import { isOwnCopy, parseOwnCopy } from "./parse-own.ts";
import { countSkip, type ParsedChat, type ParsedImport, RefusedImport, type Skipped } from "./parsed-chat.ts";

export type ImportLimits = { unpackedBytes: number; files: number; chats: number; messagesPerChat: number; messages: number };

const LIMITS: ImportLimits = { unpackedBytes: 120_000_000, files: 20_000, chats: 20_000, messagesPerChat: 20_000, messages: 200_000 };

/** Runs in a process of its own: neither what it costs nor what it breaks reaches anybody else. Throws RefusedImport. */
export function parseImport(bytes: Uint8Array, limits: Partial<ImportLimits> = {}): ParsedImport {
  const bounds = { ...LIMITS, ...limits };
  const skipped: Skipped = {};
  const chats: ParsedChat[] = [];
  let [messages, isRecognised] = [0, false];
  for (const value of conversationsIn(bytes, bounds)) {
    const parse = isChatGpt(value) ? parseChatGpt : isOwnCopy(value) ? parseOwnCopy : null;
    if (!parse) {
      countSkip(skipped, "not_a_conversation");
      continue;
    }
    isRecognised = true;
    const chat = parse(value, skipped);
    if (!chat) continue;
    if (chat.exchanges.length > bounds.messagesPerChat) {
      countSkip(skipped, "too_many_messages");
      continue;
    }
    messages += chat.exchanges.length;
    chats.push(chat);
    if (chats.length > bounds.chats || messages > bounds.messages) throw new RefusedImport("chat.import_too_large");
  }
  if (!isRecognised) throw new RefusedImport("chat.import_unreadable");
  return { chats, skipped };
}

function* conversationsIn(bytes: Uint8Array, bounds: ImportLimits): Generator<unknown> {
  for (const file of filesIn(bytes, bounds)) {
    const value = parseJson(file);
    if (Array.isArray(value)) yield* value;
    else yield value;
  }
}

const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
/** ChatGPT splits long exports into several; ours has a file for each chat. */
const WANTED = /^(?:[^/]{1,100}\/)?(?:conversations[\w-]{0,20}\.json|chats\/[\w-]{1,60}\.json)$/;

/** What an archive announces is added up before anything is unpacked, and a file gets no more room than it has announced. */
function filesIn(bytes: Uint8Array, { unpackedBytes, files: filesMax }: ImportLimits): Uint8Array[] {
  if (!ZIP_MARK.every((byte, index) => bytes[index] === byte)) return [bytes];
  const announced = { bytes: 0, files: 0 };
  const unpacked = tryUnzip(bytes, ({ name, originalSize }) => {
    if (!WANTED.test(name)) return false;
    announced.bytes += originalSize;
    announced.files += 1;
    if (announced.bytes > unpackedBytes || announced.files > filesMax) throw new RefusedImport("chat.import_too_large");
    return true;
  });
  return Object.values(unpacked);
}

function tryUnzip(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof RefusedImport) throw error;
    throw new RefusedImport("chat.import_unreadable");
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes).replace(/^\uFEFF/, ""));
  } catch {
    throw new RefusedImport("chat.import_unreadable");
  }
}
