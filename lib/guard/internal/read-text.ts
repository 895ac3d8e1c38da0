// All the ways a text can be read: as it stands, and with its disguises undone, each once and only where it differs. Signals and
// the classifier look at the same readings. A very long text is read whole as it stands; its disguises are undone at its
// start, its middle and its end (text-parts.ts). All work is bounded by the text's length and fixed budgets.

import { characterEnd, type HiddenCharacters, type NormalizedText, normalize } from "./normalize.ts";
import { decipher } from "./reading/ciphers.ts";
import { decodePieces } from "./reading/coded-pieces.ts";
import { decodeEscapes } from "./reading/escapes.ts";
import { readLeet } from "./reading/leet.ts";
import { replaceLookAlikes } from "./reading/look-alikes.ts";
import type { MappedText } from "./reading/mapped-text.ts";
import { decodeSelectors } from "./reading/selectors.ts";
import { joinSpacedLetters } from "./reading/spaced-letters.ts";
import { stripMarkup } from "./reading/strip-markup.ts";
import { MAX_CLOSELY_READ_CHARS, textParts } from "./text-parts.ts";

export type Place = { start: number; end: number };

/** Folded lower-case text. `locate` gives the place in the original of a piece of it; what was in code has the place of its code. */
export type View = { text: string; disguise: string | null; locate(start: number, end: number): Place };

export type TextReading = {
  /** The text as it stands first; readings that undo a disguise behind it. */
  views: readonly [View, ...View[]];
  hidden: HiddenCharacters;
  /** Places a page would not show: comments and hidden elements. */
  unseen: readonly Place[];
  /** How many codes lie inside each other. */
  codeDepth: number;
};

type Locate = (start: number, end: number) => Place;
type Layer = { text: string; disguise: string | null; depth: number; codeDepth: number; locate: Locate };
type Reading = { views: View[]; hidden: HiddenCharacters; unseen: Place[]; codeDepth: number; budget: number; seen: Set<string> };

const MAX_DEPTH = 5;
const MAX_LAYERS = 32;
/** All derived readings of one text together: so many, and three times the text besides. */
const FREE_DERIVED_CHARS = 12_288;
const DERIVED_SHARE = 3;
const MAX_DERIVED_CHARS = 262_144;
/** An emoji has one selector behind a sign and a joiner; text hidden in selectors needs one a letter. */
const MIN_SELECTOR_RUN = 4;

export function readText(original: string): TextReading {
  const layers: Layer[] = [{ text: original, disguise: null, depth: 0, codeDepth: 0, locate: (start, end) => ({ start, end }) }];
  const hidden = { tags: 0, bidi: 0, zeroWidthInWords: 0, longestInvisibleRun: 0 };
  const budget = Math.min(MAX_DERIVED_CHARS, FREE_DERIVED_CHARS + DERIVED_SHARE * original.length);
  const reading: Reading = { views: [], hidden, unseen: [], codeDepth: 0, budget, seen: new Set() };
  for (let head = 0; head < layers.length && head < MAX_LAYERS; head++) {
    const layer = layers[head];
    if (layer) layers.push(...readLayer(reading, layer));
  }
  const [plain, ...others] = reading.views;
  return { ...reading, views: [plain ?? { text: "", disguise: null, locate: (start, end) => ({ start, end }) }, ...others] };
}

/** Adds the layer's own views and returns what lies one level below. */
function readLayer(reading: Reading, layer: Layer): Layer[] {
  const normalized = normalize(layer.text);
  note(reading, normalized.hidden, layer.codeDepth);
  const locate = through(normalized, layer);
  reading.views.push({ text: normalized.text, disguise: layer.disguise, locate });
  const inner: Layer[] = [];
  for (const part of partsOf(layer)) {
    const isWhole = part === layer;
    const folded = isWhole ? normalized : normalize(part.text);
    addSubstitutions(reading, folded.text, part.disguise, isWhole ? locate : through(folded, part));
    if (layer.depth < MAX_DEPTH) inner.push(...openLayer(reading, part, folded));
  }
  return inner;
}

function partsOf(layer: Layer): Layer[] {
  const parts = textParts(layer.text, MAX_CLOSELY_READ_CHARS);
  if (parts.length === 1) return [layer];
  return parts.map(({ text, from }) => ({ ...layer, text, locate: (start, end) => layer.locate(start + from, end + from) }));
}

/** Letters written as other letters, digits or signs. The words keep their length, so the places stay. */
function addSubstitutions(reading: Reading, text: string, disguise: string | null, locate: Locate): void {
  const latin = replaceLookAlikes(text);
  if (latin !== null) addView(reading, { text: latin, disguise: disguise ?? "look-alikes", locate });
  const base = latin ?? text;
  const plain = readLeet(base, "i");
  if (plain === null) return;
  addView(reading, { text: plain, disguise: disguise ?? "leet", locate });
  if (base.includes("1")) addView(reading, { text: readLeet(base, "l") ?? plain, disguise: disguise ?? "leet", locate });
}

function addView(reading: Reading, view: View): void {
  if (reading.budget <= 0) return;
  reading.budget -= view.text.length;
  reading.views.push(view);
}

function openLayer(reading: Reading, layer: Layer, folded: NormalizedText): Layer[] {
  const inner: Layer[] = [];
  const throughFold = through(folded, layer);
  const add = (disguise: string, text: string, locate: Locate, codes: number): void => {
    if (reading.budget <= 0 || reading.seen.has(text)) return;
    reading.budget -= text.length;
    reading.seen.add(text);
    inner.push({ text, disguise: layer.disguise ?? disguise, depth: layer.depth + 1, codeDepth: layer.codeDepth + codes, locate });
  };
  const addMapped = (disguise: string, mapped: MappedText, source: string, outer: Locate, codes: number): void =>
    add(disguise, mapped.text, throughMap(mapped, source.length, outer), codes);

  const { cased } = folded;
  // One rewriting after the other, each on what the last one left: tried in every order they would multiply.
  const escapes = decodeEscapes(cased);
  const stripped = escapes ? null : stripMarkup(cased);
  const isStripped = stripped !== null && stripped.text !== cased;
  if (escapes) addMapped(escapes.kind, escapes, cased, throughFold, 1);
  if (stripped) reading.unseen.push(...stripped.unseen.map(({ start, end }) => throughFold(start, end)));
  if (stripped && isStripped) addMapped("markup", stripped, cased, throughFold, 0);
  const joined = layer.depth === 0 || !(escapes || isStripped) ? joinSpacedLetters(layer.text) : null;
  if (joined) addMapped("spaced", joined, layer.text, layer.locate, 0);
  for (const deciphered of decipher(cased)) addMapped(deciphered.disguise, deciphered, cased, throughFold, 1);
  for (const piece of decodePieces(cased, reading.budget)) add(piece.disguise, piece.text, () => throughFold(piece.start, piece.end), 1);
  if (folded.hidden.longestInvisibleRun >= MIN_SELECTOR_RUN) {
    const smuggled = decodeSelectors(layer.text);
    if (smuggled) add("variation selectors", smuggled.text, () => layer.locate(smuggled.start, smuggled.end), 1);
  }
  return inner;
}

function note(reading: Reading, hidden: HiddenCharacters, codeDepth: number): void {
  reading.codeDepth = Math.max(reading.codeDepth, codeDepth);
  reading.hidden = {
    tags: Math.max(reading.hidden.tags, hidden.tags),
    bidi: Math.max(reading.hidden.bidi, hidden.bidi),
    zeroWidthInWords: Math.max(reading.hidden.zeroWidthInWords, hidden.zeroWidthInWords),
    longestInvisibleRun: Math.max(reading.hidden.longestInvisibleRun, hidden.longestInvisibleRun),
  };
}

function through({ origins }: NormalizedText, layer: Layer): Locate {
  if (!origins) return layer.locate;
  return (start, end) => {
    const last = origins[Math.max(start, end - 1)] ?? layer.text.length;
    return layer.locate(origins[start] ?? layer.text.length, end > start ? characterEnd(layer.text, last) : last);
  };
}

/** A map may run backwards, and what was one character may have been written with many. */
function throughMap({ origins }: MappedText, sourceLength: number, outer: Locate): Locate {
  if (!origins) return outer;
  return (start, end) => {
    const first = origins[start] ?? sourceLength;
    const last = origins[Math.max(start, end - 1)] ?? sourceLength;
    if (last < first) return outer(last, Math.min(sourceLength, first + 1));
    const next = end < origins.length ? (origins[end] ?? sourceLength) : sourceLength;
    return outer(first, next > last ? next : Math.min(sourceLength, last + 1));
  };
}
