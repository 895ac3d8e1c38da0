import { PasswordField } from "./field.tsx";
import { PasswordStrength } from "./password-strength.tsx";

type NewPasswordFieldProps = {
  label: string;
  name: string;
  value: string;
  onValue(value: string): void;
  error: string | undefined;
  autoFocus?: boolean;
};

/** A password that is being chosen, with how strong it is. */
export function NewPasswordField({ value, onValue, ...field }: NewPasswordFieldProps) {
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      required
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      hint={<PasswordStrength password={value} />}
    />
  );
}
