"use client";

import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId, useState } from "react";
import { classNames } from "./class-names.ts";

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

const INPUT_STYLE =
  "h-10 w-full rounded-md border border-line-strong bg-surface px-3 text-ink text-lg placeholder:text-ink-faint aria-invalid:border-blocked disabled:opacity-60 md:text-base";

/** Label above, hint below, and an error that says how to mend it; all tied to the input for screen readers. */
export function Field({ label, hint, error, className, ...input }: FieldProps) {
  const ids = useFieldIds(hint !== undefined, error !== undefined);
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error}>
      <input {...input} {...ids.input} className={classNames(INPUT_STYLE, className)} />
    </FieldFrame>
  );
}

type TextAreaFieldProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLTextAreaElement>;
};

export function TextAreaField({ label, hint, error, className, ...input }: TextAreaFieldProps) {
  const ids = useFieldIds(hint !== undefined, error !== undefined);
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error}>
      <textarea {...input} {...ids.input} className={classNames(INPUT_STYLE, "h-auto min-h-20 resize-y py-2", className)} />
    </FieldFrame>
  );
}

export function PasswordField({ label, hint, error, className, ...input }: FieldProps) {
  const ids = useFieldIds(hint !== undefined, error !== undefined);
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error}>
      <div className="relative">
        <input {...input} {...ids.input} type={isShown ? "text" : "password"} className={classNames(INPUT_STYLE, "pr-10", className)} />
        <button
          type="button"
          aria-label={isShown ? `Hide ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-ink-soft hover:text-ink"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </div>
    </FieldFrame>
  );
}

type FieldIds = ReturnType<typeof useFieldIds>;

function useFieldIds(hasHint: boolean, hasError: boolean) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hasError ? errorId : null, hasHint ? hintId : null].filter((part) => part !== null).join(" ");
  return { hintId, errorId, input: { id, "aria-invalid": hasError || undefined, "aria-describedby": describedBy || undefined } };
}

type FrameProps = { ids: FieldIds; label: string; hint: ReactNode; error: string | undefined; children: ReactNode };

function FieldFrame({ ids, label, hint, error, children }: FrameProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={ids.input.id} className="font-medium text-sm">
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={ids.errorId} className="flex gap-1 text-blocked text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <div id={ids.hintId} className="text-ink-soft text-xs">
          {hint}
        </div>
      )}
    </div>
  );
}
