// Prompts of a collection stand at numbers, and one that is moved gets a number between its new neighbours: one write, whatever the length.
// Halving runs out after some fifty moves into the same gap; then all of them, at most a few hundred, are numbered anew.

type Place = { _id: string; position: number };
export type Placement = { position: number; renumbered: Place[] };

const STEP = 1_024;
const GAP_MIN = 1 / 1_024;

/** `places` in their order without the one that is placed; `after` the id it goes behind, null for the front. Null where that one is not there. Pure. */
export function placeBetween(places: readonly Place[], after: string | null): Placement | null {
  const index = after === null ? -1 : places.findIndex(({ _id }) => _id === after);
  if (after !== null && index === -1) return null;
  const [before, behind] = [places[index], places[index + 1]];
  if (!before && !behind) return { position: STEP, renumbered: [] };
  if (!behind) return { position: (before?.position ?? 0) + STEP, renumbered: [] };
  if (!before) return { position: behind.position - STEP, renumbered: [] };
  const position = (before.position + behind.position) / 2;
  if (position - before.position >= GAP_MIN && behind.position - position >= GAP_MIN) return { position, renumbered: [] };
  const renumbered = places.map(({ _id }, at) => ({ _id, position: (at <= index ? at + 1 : at + 2) * STEP }));
  return { position: (index + 2) * STEP, renumbered };
}
