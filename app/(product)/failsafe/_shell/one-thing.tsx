"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { asProblem } from "../../../_client/problem.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../_report/report-skeleton.tsx";

type OneThingProps<Thing> = {
  found: UseQueryResult<Thing>;
  name: string;
  listHref: string;
  listName: string;
  children(thing: Thing): ReactNode;
};

/** A thing by its address: on its way, not there, out of reach, or shown. */
export function OneThing<Thing>({ found, name, listHref, listName, children }: OneThingProps<Thing>) {
  if (found.data !== undefined) return children(found.data);
  if (!found.isError) return <ReportSkeleton label={`Loading the ${name}`} />;
  if (asProblem(found.error).status !== 404) return <QueryError title={`The ${name} could not be loaded`} query={found} />;
  return (
    <EmptyState icon={SearchX} title={`No such ${name}`} text="Your organization has none under this address.">
      <Button asChild size="small">
        <Link href={listHref}>{listName}</Link>
      </Button>
    </EmptyState>
  );
}
