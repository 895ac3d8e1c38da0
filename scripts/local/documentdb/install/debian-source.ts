/** Where the machine's own apt gets Debian from; DocumentDB is packaged in newer suites of the same mirror. */
export type DebianSource = { mirror: string; keyring: string };

export const DEBIAN_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Null when none of the files names a mirror of the Debian archive (its security archive is another one). */
export function findDebianSource(files: readonly { name: string; text: string }[]): DebianSource | null {
  for (const { name, text } of files) {
    const source = name.endsWith(".sources") ? fromStanzas(text) : fromLines(text);
    if (source !== null) return source;
  }
  return null;
}

const isDebianArchive = (uri: string) => /^https?:\/\/[^\s]+\/debian\/?$/.test(uri);

/** deb822: stanzas of "Field: value", lists separated by blanks. */
function fromStanzas(text: string): DebianSource | null {
  for (const stanza of text.split(/\n\s*\n/)) {
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(stanza)?.[1]?.trim();
    if (field("Enabled")?.toLowerCase() === "no" || !field("Types")?.split(/\s+/).includes("deb")) continue;
    const mirror = field("URIs")?.split(/\s+/).find(isDebianArchive);
    if (mirror !== undefined) return { mirror, keyring: keyringOf(field("Signed-By")) };
  }
  return null;
}

/** One line each: `deb [options] uri suite components`. */
function fromLines(text: string): DebianSource | null {
  for (const line of text.split("\n")) {
    const [, options = "", uri = ""] = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s/.exec(line) ?? [];
    if (!isDebianArchive(uri)) continue;
    return { mirror: uri, keyring: keyringOf(/signed-by=(\S+)/i.exec(options)?.[1]) };
  }
  return null;
}

/** A key may also stand in the file itself, or be trusted for everything; then the archive's own keyring serves. */
function keyringOf(named: string | undefined): string {
  return named?.startsWith("/") ? named : DEBIAN_KEYRING;
}
