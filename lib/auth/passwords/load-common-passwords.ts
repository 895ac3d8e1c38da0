import { inflateRawSync } from "node:zlib";

/**
 * The shipped list of common passwords, unpacked on first use and kept: whoever sets a password waits some milliseconds for it,
 * and a process in which nobody does never reads it.
 */
let unpacked: Promise<ReadonlySet<string>> | null = null;

export function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  unpacked ??= import("./common-passwords.generated.ts").then(({ PACKED_PASSWORDS }) => unpack(PACKED_PASSWORDS));
  return unpacked;
}

function unpack(packed: string): ReadonlySet<string> {
  const passwords = new Set<string>();
  let before = "";
  for (const line of inflateRawSync(Buffer.from(packed, "base64")).toString("utf8").split("\n")) {
    before = before.slice(0, Number(line[0])) + line.slice(1);
    passwords.add(before);
  }
  return passwords;
}
