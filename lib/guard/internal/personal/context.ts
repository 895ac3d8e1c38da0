// Remembers which telling words were read last, so that a number can ask what it was called. A word that names things
// rather than people cuts off whatever was said before it.

import { TAG } from "./context-words.ts";

const NEAR = 64;
const FAR = 600;
/** An order further away than this is another sentence's. */
const NEAR_THING = 36;
const CAPACITY = 32;
/** What alone does not stand against "order" or "session" in front of it. */
/** "Taxpayer reference" is one name; "tax year, page 12" are two. */
const COMPOUND = 12;
const WEAK = TAG.weakId | TAG.bank | TAG.place | TAG.mail | TAG.month | TAG.extension;

export type Labels = {
  /** Tags of the words right before, down to the first that names something else. */
  near: number;
  /** Tags of the whole paragraph so far: a table's head, a form's title. */
  far: number;
  /** The nearest name is one of things: an order, a version, a price. */
  isThing: boolean;
};

export type Context = { note(tags: number, position: number): void; endParagraph(): void; labelsAt(position: number): Labels };

export function createContext(): Context {
  const positions = new Int32Array(CAPACITY);
  const tagsAt = new Int32Array(CAPACITY);
  let count = 0;
  let oldest = 0;
  const labelsAt = (position: number): Labels => {
    const labels: Labels = { near: 0, far: 0, isThing: false };
    let isCut = false;
    let weakThingAt = -1;
    for (let index = count - 1; index >= oldest; index--) {
      const slot = index % CAPACITY;
      const distance = position - (positions[slot] ?? 0);
      const tags = tagsAt[slot] ?? 0;
      if (distance < 0) continue;
      if (distance > FAR) break;
      labels.far |= tags;
      if (isCut || distance > NEAR) continue;
      if ((tags & TAG.weakNot) !== 0) {
        if (distance <= NEAR_THING && weakThingAt < 0) weakThingAt = positions[slot] ?? 0;
      } else if ((tags & TAG.not) === 0) {
        if (weakThingAt < 0 || (labels.near & ~WEAK) !== 0 || weakThingAt - (positions[slot] ?? 0) <= COMPOUND) labels.near |= tags;
      } else if (distance <= NEAR_THING) {
        isCut = true;
        labels.isThing = (labels.near & ~WEAK) === 0;
        if (labels.isThing) labels.near = 0;
      }
    }
    if (weakThingAt >= 0 && (labels.near & ~WEAK) === 0) labels.isThing = true;
    return labels;
  };
  return {
    note: (tags, position) => {
      positions[count % CAPACITY] = position;
      tagsAt[count % CAPACITY] = tags;
      count++;
      if (count - oldest > CAPACITY) oldest = count - CAPACITY;
    },
    endParagraph: () => {
      oldest = count;
    },
    labelsAt,
  };
}
