import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ButtonHTMLAttributes, Ref } from "react";
import { classNames } from "./class-names.ts";

const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-md border font-medium transition-colors aria-disabled:cursor-not-allowed disabled:cursor-not-allowed disabled:opacity-60 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        primary: "border-transparent bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
        neutral: "border-line-strong/50 bg-surface text-ink enabled:hover:bg-hover [a&]:hover:bg-hover",
        quiet: "border-transparent bg-transparent text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover",
        danger: "border-transparent bg-blocked-soft text-blocked enabled:hover:border-blocked",
      },
      size: {
        small: "h-8 px-3 text-sm",
        medium: "h-9 px-4 text-base",
        large: "h-11 px-6 text-lg",
        icon: "size-8 p-0",
        iconLarge: "size-9 p-0",
      },
    },
    defaultVariants: { tone: "neutral", size: "medium" },
  },
);

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  VariantProps<typeof buttonStyle> & {
    /** Renders the child (a link) with the looks of a button. */
    asChild?: boolean;
    isBusy?: boolean | undefined;
    ref?: Ref<HTMLButtonElement>;
  };

export function Button({
  tone,
  size,
  asChild = false,
  isBusy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  const style = classNames(buttonStyle({ tone, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={style} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type={type} className={style} disabled={disabled || isBusy} aria-busy={isBusy || undefined} {...rest}>
      {isBusy && <LoaderCircle aria-hidden className="size-4 animate-turn" />}
      {children}
    </button>
  );
}
