import type { Checker } from "./violation.ts";

/** Whatever a crash interrupted, every stored ciphertext opens in its own place. */
export const findUndecryptable: Checker = (_history, final) =>
  final.undecryptable.map(({ place, problem }) => ({ invariant: "undecryptable", subject: place, detail: problem }) as const);
