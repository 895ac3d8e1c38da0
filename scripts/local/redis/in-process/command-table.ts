import type { CommandDefinition } from "./command.ts";
import { HASH_COMMANDS } from "./hash-commands.ts";
import { KEY_COMMANDS } from "./key-commands.ts";
import { LIST_COMMANDS } from "./list-commands.ts";
import { SERVER_COMMANDS } from "./server-commands.ts";
import { SET_COMMANDS } from "./set-commands.ts";
import { SORTED_SET_COMMANDS } from "./sorted-set-commands.ts";
import { SORTED_SET_UNION_COMMANDS } from "./sorted-set-union.ts";
import { STREAM_COMMANDS } from "./stream-commands.ts";
import { STREAM_READ_COMMANDS } from "./stream-read-command.ts";
import { STRING_COMMANDS } from "./string-commands.ts";

/** A map and not an object: a client may send any name, "__proto__" too. */
export const COMMANDS: ReadonlyMap<string, CommandDefinition> = new Map(
  [
    SERVER_COMMANDS,
    STRING_COMMANDS,
    KEY_COMMANDS,
    HASH_COMMANDS,
    SET_COMMANDS,
    SORTED_SET_COMMANDS,
    SORTED_SET_UNION_COMMANDS,
    LIST_COMMANDS,
    STREAM_COMMANDS,
    STREAM_READ_COMMANDS,
  ].flatMap((table) => Object.entries(table)),
);
