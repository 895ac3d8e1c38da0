export const SIGNAL_CLASSES = [
  "override",
  "extraction",
  "role_hijack",
  "delimiter_forging",
  "exfiltration",
  "encoding_trick",
  "tool_abuse",
] as const;
export type SignalClass = (typeof SIGNAL_CLASSES)[number];

/** `weight` is how often, roughly, a text with this signal alone is an attack. `fires` and `spares` are run as tests. */
export type Signal = {
  id: string;
  class: SignalClass;
  weight: number;
  pattern: RegExp;
  fires: readonly string[];
  spares: readonly string[];
};
