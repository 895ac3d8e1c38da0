// Intervals that hold at every moment at once, so that looking after every answer costs nothing: the chance that the true value is ever
// outside is at most `errorRate`, however often one looks and whenever one stops.

export type Interval = { low: number; high: number };

const STEPS = 32;
/** Jeffreys' prior: no share is more likely than its mirror. */
const PRIOR = 0.5;

/**
 * For a share of yes and no. Exact at any size: the likelihood mixed over a beta prior, divided by the likelihood of p, is a martingale for
 * the true p (Robbins 1970), which by Ville's inequality (1939) never exceeds 1/errorRate but with that chance. The interval holds every p
 * for which it does not. Cf. Howard, Ramdas, McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences" (2021).
 */
export function shareInterval(yes: number, no: number, errorRate: number): Interval {
  if (yes + no === 0) return { low: 0, high: 1 };
  const limit = -Math.log(errorRate) - logBeta(PRIOR + yes, PRIOR + no) + logBeta(PRIOR, PRIOR);
  const isInside = (p: number): boolean => -likelihood(yes, p) - likelihood(no, 1 - p) < limit;
  const share = yes / (yes + no);
  return { low: yes === 0 ? 0 : edge(share, 0, isInside), high: no === 0 ? 1 : edge(share, 1, isInside) };
}

const likelihood = (count: number, p: number): number => (count === 0 ? 0 : count * Math.log(p));

/** Between a value inside and one outside, where the one becomes the other; on the outer side of it. */
function edge(inside: number, outside: number, isInside: (p: number) => boolean): number {
  let [near, far] = [inside, outside];
  for (let step = 0; step < STEPS; step++) {
    const middle = (near + far) / 2;
    if (isInside(middle)) near = middle;
    else far = middle;
  }
  return far;
}

export type Sums = { count: number; sum: number; squares: number };

/**
 * For a mean, by the normal mixture with the variance as measured: an asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy,
 * Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", 2024, proposition 2.2). It is true from some dozens of
 * values on, and tightest at `tightestAt` of them.
 */
export function meanInterval({ count, sum, squares }: Sums, errorRate: number, tightestAt: number): Interval {
  if (count < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const mean = sum / count;
  const variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
  const [logError, n] = [-2 * Math.log(errorRate), count];
  const rho2 = (logError + Math.log(logError) + 1) / tightestAt;
  const scale = n * rho2 + 1;
  const width = Math.sqrt(variance) * Math.sqrt(((2 * scale) / (n * n * rho2)) * Math.log(Math.sqrt(scale) / errorRate));
  return { low: mean - width, high: mean + width };
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series, moved up to where it is exact to twelve digits. */
function logGamma(x: number): number {
  let [shift, value] = [0, x];
  while (value < 10) {
    shift -= Math.log(value);
    value += 1;
  }
  const inverse = 1 / (value * value);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / value;
  return shift + (value - 0.5) * Math.log(value) - value + 0.5 * Math.log(2 * Math.PI) + series;
}
