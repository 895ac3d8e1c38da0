/** As the API names them. */
export const REASONS = [
  { value: "", label: "Not said" },
  { value: "wrong", label: "Not correct" },
  { value: "incomplete", label: "Something is missing" },
  { value: "off-topic", label: "Not what I asked" },
  { value: "unclear", label: "Hard to understand" },
  { value: "too-long", label: "Too long" },
  { value: "unsafe", label: "Unsafe or improper" },
  { value: "guard", label: "The guard was wrong" },
  { value: "other", label: "Something else" },
] as const;

export function reasonWord(reason: string | null): string {
  return REASONS.find(({ value }) => value === (reason ?? ""))?.label ?? "Something else";
}
