import { Check } from "lucide-react";

const MIN_PASSWORD_LENGTH = 12;
const STEPS = [6, MIN_PASSWORD_LENGTH, 16, 20] as const;

/** Length is the only rule, so length is all this shows. */
export function PasswordStrength({ password }: { password: string }) {
  const length = [...password].length;
  const isEnough = length >= MIN_PASSWORD_LENGTH;
  return (
    <div className="flex flex-col gap-1 pt-1">
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {STEPS.map((step) => (
          <span key={step} className={`h-1 rounded-full ${length >= step ? (isEnough ? "bg-safe" : "bg-redacted") : "bg-hover"}`} />
        ))}
      </div>
      <p className="flex items-center gap-1">
        {isEnough && <Check aria-hidden className="size-3.5 text-safe" />}
        {describe(length)}
      </p>
    </div>
  );
}

function describe(length: number): string {
  if (length === 0) return `At least ${MIN_PASSWORD_LENGTH} characters. Any characters; a few words are fine.`;
  if (length < MIN_PASSWORD_LENGTH) return `${length} of ${MIN_PASSWORD_LENGTH} characters. Add ${MIN_PASSWORD_LENGTH - length} more.`;
  return length < 16 ? `Long enough: ${length} characters.` : `Strong by length: ${length} characters.`;
}
