export type SignalClass =
  | "override"
  | "extraction"
  | "role_hijack"
  | "delimiter_forging"
  | "exfiltration"
  | "encoding_trick"
  | "tool_abuse";

/** `weight` is how often, roughly, a text with this signal alone is an attack. `fires` and `spares` are run as tests. */
export type Signal = {
  id: string;
  class: SignalClass;
  weight: number;
  pattern: RegExp;
  fires: readonly string[];
  spares: readonly string[];
};
