import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Later classes win over earlier ones of the same property, so callers may adjust a primitive. */
export function classNames(...values: ClassValue[]): string {
  return twMerge(clsx(values));
}
