import type { Visibility } from "../schema.ts";

export type CollectionVisibility = Exclude<Visibility, "public">;

/** Prompts put together under a name. Name and description are encrypted. */
export type CollectionRecord = {
  _id: string;
  orgId: string;
  /** null: its person is gone; the organization keeps what it was given. */
  ownerId: string | null;
  /** Its owner while nobody else sees it: such a collection goes with its person. */
  privateTo: string | null;
  visibility: CollectionVisibility;
  /** Whose lists it stands in, as a prompt's. */
  audience: string;
  name: string;
  description: string;
  items: number;
  at: Date;
  updatedAt: Date;
  /** Raised by every change of it and of what is in it: two changes at once come one after the other. */
  revision: number;
};

/** A prompt in a collection. It stands there by its id alone, so who may not read the prompt learns nothing of it. */
export type CollectionItemRecord = {
  _id: string;
  orgId: string;
  collectionId: string;
  promptId: string;
  /** As of its collection. */
  privateTo: string | null;
  /** Its place: between those of its neighbours, numbered anew once there is no room left between two. */
  position: number;
  addedBy: string | null;
  addedAt: Date;
};

export function itemIdOf(collectionId: string, promptId: string): string {
  return `${collectionId}:${promptId}`;
}
