"use client";

import { createContext, type ReactNode } from "react";

/** What stands in place of a cited number; whoever shows the text knows the sources. */
export type Citations = { numbers: readonly number[]; render(number: number): ReactNode };

export const NO_CITATIONS: Citations = { numbers: [], render: (number) => `[${number}]` };

export const CitationContext = createContext<Citations>(NO_CITATIONS);
