import { readLeet, replaceLookAlikes } from "./confusables.ts";
import { decodeLayers } from "./decode-layers.ts";
import { type NormalizedText, normalize } from "./normalize.ts";
import type { SignalClass } from "./signals/signal.ts";
import { SIGNALS } from "./signals/table.ts";

/** `start` and `end` are positions in the original text; `disguise` says how the phrase was hidden. */
export type FoundSignal = { id: string; class: SignalClass; weight: number; start: number; end: number; disguise: string | null };

const MAX_DEPTH = 3;
/** All decoded text together; a long message of nested encodings is cut here. */
const MAX_DECODED_CHARS = 65_536;
/** A hidden phrase was hidden for a reason. */
const DISGUISE_WEIGHT = 0.6;
const INVISIBLE_WEIGHT = 0.35;

type Layer = { text: string; depth: number; disguise: string | null; place: { start: number; end: number } | null };

/** Every signal once, where it is seen first: in plain sight before disguised. */
export function findSignals(original: string): FoundSignal[] {
  const found = new Map<string, FoundSignal>();
  const queue: Layer[] = [{ text: original, depth: 0, disguise: null, place: null }];
  let decodedChars = 0;
  for (let head = 0; head < queue.length; head++) {
    const layer = queue[head];
    if (!layer) break;
    inspectLayer(layer, found);
    if (layer.depth >= MAX_DEPTH) continue;
    for (const inner of decodeLayers(layer.text)) {
      decodedChars += inner.text.length;
      if (decodedChars > MAX_DECODED_CHARS) break;
      queue.push({
        text: inner.text,
        depth: layer.depth + 1,
        disguise: inner.encoding,
        place: layer.place ?? { start: inner.start, end: inner.end },
      });
    }
  }
  return [...found.values()];
}

function inspectLayer(layer: Layer, found: Map<string, FoundSignal>): void {
  const normalized = normalize(layer.text);
  const latin = replaceLookAlikes(normalized.text);
  matchView(normalized.text, layer.disguise, layer, normalized, found);
  if (latin !== normalized.text) matchView(latin, layer.disguise ?? "look-alikes", layer, normalized, found);
  for (const one of ["i", "l"] as const) {
    const plain = readLeet(latin, one);
    if (plain !== latin) matchView(plain, layer.disguise ?? "leet", layer, normalized, found);
  }
  const { tags, bidi, zeroWidthInWords } = normalized.hidden;
  if (tags > 0) addInvisible("encoding.tag_characters", 0.8, found);
  if (bidi > 0) addInvisible("encoding.bidi", INVISIBLE_WEIGHT, found);
  if (zeroWidthInWords > 2) addInvisible("encoding.zero_width", INVISIBLE_WEIGHT, found);
}

function matchView(view: string, disguise: string | null, layer: Layer, normalized: NormalizedText, found: Map<string, FoundSignal>): void {
  for (const signal of SIGNALS) {
    if (found.has(signal.id)) continue;
    const match = signal.pattern.exec(view);
    if (!match) continue;
    const start = layer.place?.start ?? normalized.origins[match.index] ?? 0;
    const end = layer.place?.end ?? (normalized.origins[match.index + match[0].length - 1] ?? 0) + 1;
    found.set(signal.id, { id: signal.id, class: signal.class, weight: signal.weight, start, end, disguise });
    if (disguise) addDisguise(disguise, start, end, found);
  }
}

function addDisguise(disguise: string, start: number, end: number, found: Map<string, FoundSignal>): void {
  const id = `encoding.${disguise}`;
  if (!found.has(id)) found.set(id, { id, class: "encoding_trick", weight: DISGUISE_WEIGHT, start, end, disguise });
}

function addInvisible(id: string, weight: number, found: Map<string, FoundSignal>): void {
  if (!found.has(id)) found.set(id, { id, class: "encoding_trick", weight, start: 0, end: 0, disguise: "invisible" });
}
