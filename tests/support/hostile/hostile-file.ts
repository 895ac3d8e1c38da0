/** `door`: it is not even kept. `reading`: it is kept, and reading it fails with a reason. */
export type HostileFile = { what: string; name: string; bytes: () => Uint8Array; at: "door" | "reading"; code: string };

export const refusedAs =
  (at: HostileFile["at"], code: string) =>
  (what: string, name: string, bytes: () => Uint8Array): HostileFile => ({ what, name, bytes, at, code: `knowledge.${code}` });
