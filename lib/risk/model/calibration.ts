// From a score to a probability: the rising step function nearest to what was observed (pool adjacent violators, Ayer et al. 1955), its
// steps joined by straight lines.

/** Rising scores and the probability of fraud at each. */
export type Calibration = { scores: Float32Array; probabilities: Float32Array };

type Block = { score: number; sum: number; weight: number };

const POINTS_MAX = 200;

export function calibrate(scores: Float64Array, labels: Uint8Array): Calibration {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const blocks: Block[] = [];
  for (let start = 0; start < order.length; ) {
    const block: Block = { score: scores[order[start] ?? 0] ?? 0, sum: 0, weight: 0 };
    // Equal scores are one block: whichever of them comes first says nothing.
    while (start < order.length && scores[order[start] ?? 0] === block.score) {
      block.sum += labels[order[start] ?? 0] ?? 0;
      block.weight += 1;
      start += 1;
    }
    blocks.push(block);
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (!last || !before || before.sum * last.weight < last.sum * before.weight) break;
      blocks.pop();
      const weight = before.weight + last.weight;
      before.score = (before.score * before.weight + last.score * last.weight) / weight;
      before.sum += last.sum;
      before.weight = weight;
    }
  }
  return toPoints(thin(blocks));
}

/** Blocks of few observations say little of their own; neighbours are joined until few enough are left. */
function thin(blocks: readonly Block[]): readonly Block[] {
  let kept = blocks;
  while (kept.length > POINTS_MAX) {
    kept = kept.flatMap((block, index) => {
      if (index % 2 === 1) return [];
      const next = kept[index + 1];
      if (!next) return [block];
      const weight = block.weight + next.weight;
      return [{ score: (block.score * block.weight + next.score * next.weight) / weight, sum: block.sum + next.sum, weight }];
    });
  }
  return kept;
}

/** Never quite 0 and never quite 1: so many observations cannot say so. What that lifts in a small block must not stand above the next. */
function toPoints(blocks: readonly Block[]): Calibration {
  const probabilities = Float32Array.from(blocks, ({ sum, weight }) => (sum + 0.01) / (weight + 0.5));
  for (const [index, probability] of probabilities.entries()) probabilities[index] = Math.max(probability, probabilities[index - 1] ?? 0);
  return { scores: Float32Array.from(blocks, ({ score }) => score), probabilities };
}

/** Log-odds over which what nobody has seen yet approaches certainty: two of them are still told apart. */
const TAIL = 4;

export function toCalibrated({ scores, probabilities }: Calibration, score: number): number {
  let low = 0;
  let high = scores.length - 1;
  const [least = 0, most = 0] = [probabilities[low], probabilities[high]];
  if (score <= (scores[low] ?? 0)) return least * Math.exp((score - (scores[low] ?? 0)) / TAIL);
  if (score >= (scores[high] ?? 0)) return 1 - (1 - most) * Math.exp(((scores[high] ?? 0) - score) / TAIL);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((scores[middle] ?? 0) <= score) low = middle;
    else high = middle;
  }
  const from = scores[low] ?? 0;
  const share = (score - from) / ((scores[high] ?? 0) - from);
  return (probabilities[low] ?? 0) * (1 - share) + (probabilities[high] ?? 0) * share;
}
