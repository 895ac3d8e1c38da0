/** Digits and where the point stands: 18 decimals come out as they were sent. At least two decimals where the currency has them. */
export function formatExactAmount({
  amountMinor,
  currency,
  exponent,
}: {
  amountMinor: string;
  currency: string;
  exponent: number;
}): string {
  const digits = amountMinor.padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = trimZeros(digits.slice(digits.length - exponent), Math.min(2, exponent));
  return `${group(whole)}${fraction === "" ? "" : `.${fraction}`} ${currency}`;
}

/** The same of an amount in major units, as lists of transactions have it. */
export function formatMajorAmount({ amount, currency }: { amount: string; currency: string }): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return formatExactAmount({ amountMinor: `${whole}${fraction}`, currency, exponent: fraction.length });
}

function trimZeros(fraction: string, kept: number): string {
  let end = fraction.length;
  while (end > kept && fraction[end - 1] === "0") end -= 1;
  return fraction.slice(0, end);
}

function group(whole: string): string {
  const first = whole.length % 3 || 3;
  const parts = [whole.slice(0, first)];
  for (let start = first; start < whole.length; start += 3) parts.push(whole.slice(start, start + 3));
  return parts.join(",");
}
