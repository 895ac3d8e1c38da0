import type { PromptContentInput } from "../prompts/content.schema.ts";
import type { PromptCategory, PromptRole } from "../prompts/schema.ts";

type SampleVersion = { message: string; content: PromptContentInput };
export type SamplePrompt = {
  title: string;
  description: string;
  category: PromptCategory;
  role: PromptRole;
  tags: string[];
  versions: readonly SampleVersion[];
};

const COMPLAINT_PARAMETERS: PromptContentInput["parameters"] = [
  { name: "message", label: "Guest's message", type: "long-text", description: "As it came.", maxLength: 4_000 },
  { name: "room", label: "Room", type: "text", description: "Number of the room.", maxLength: 10 },
  {
    ...{ name: "offer", label: "We may offer", type: "select", description: "What the front desk may give.", default: "nothing" },
    options: ["nothing", "late check-out", "breakfast", "another room"],
  },
];

const COMPLAINT = "Answer the message of the guest in room {{room}}.\n\n<message>\n{{message}}\n</message>\n\nWe may offer: {{offer}}";

/** Of a made-up hotel: what a team's own library looks like after a few weeks. */
export const SAMPLE_PROMPTS: readonly SamplePrompt[] = [
  {
    title: "Answer a guest's complaint",
    description: "For the front desk: takes up the matter, says what happens next, offers only what we may give.",
    ...{ category: "support", role: "support-agent", tags: ["front desk", "complaint"] },
    versions: [
      { message: "First version", content: { template: COMPLAINT, parameters: COMPLAINT_PARAMETERS } },
      {
        message: "Names the problem first and stays below 90 words",
        content: {
          instructions: "You answer for the front desk of a hotel. You are calm and concrete, and promise nothing that is not listed.",
          template: `${COMPLAINT}\n\n1. Name the problem in the guest's words.\n2. Say who does what by when.\n3. Offer what is listed, if it fits.\n\nOutput format: the answer alone, at most 90 words.`,
          parameters: COMPLAINT_PARAMETERS,
          example: {
            values: { message: "The heating in our room is cold since yesterday evening!", room: "214", offer: "another room" },
            output:
              "Dear guest,\n\nthe heating in room 214 has been cold since yesterday evening. I am sorry that you had a cold night.\n\nOur technician is with you within 30 minutes. If you would rather not wait, room 305 is warm and ready; we carry your luggage.\n\nPlease tell me which you prefer at extension 9.\n\nYour front desk",
          },
        },
      },
      {
        message: "Asks for a missing fact instead of guessing",
        content: {
          instructions: "You answer for the front desk of a hotel. You are calm and concrete, and promise nothing that is not listed.",
          template: `${COMPLAINT}\n\n1. Name the problem in the guest's words.\n2. Say who does what by when. If that cannot be known from the message, ask for the one fact that is missing.\n3. Offer what is listed, if it fits.\n\nOutput format: the answer alone, at most 90 words.`,
          parameters: COMPLAINT_PARAMETERS,
        },
      },
    ],
  },
  {
    title: "Hand over to the night shift",
    description: "At 22:00: what is open, what is dangerous and what may wait, from the notes of the evening.",
    ...{ category: "operations", role: "project-manager", tags: ["front desk", "handover"] },
    versions: [
      {
        message: "First version",
        content: {
          template: "Write the handover for the night shift.\n\n<notes>\n{{notes}}\n</notes>",
          parameters: [{ name: "notes", label: "Notes", type: "long-text", description: "Of the evening.", maxLength: 6_000 }],
        },
      },
      {
        message: "Dangerous things first, with the time by which something has to happen",
        content: {
          template:
            "Write the handover for the night shift of {{date}}.\n\n<notes>\n{{notes}}\n</notes>\n\n1. What may harm people or the house.\n2. What is open: by when, what, who knows more.\n3. What is done.\n\nOutput format: three headings with bullets, at most 150 words.",
          parameters: [
            { name: "date", label: "Date", type: "date", description: "Of the night." },
            { name: "notes", label: "Notes", type: "long-text", description: "Of the evening.", maxLength: 6_000 },
          ],
        },
      },
    ],
  },
  {
    title: "Offer for a group",
    description: "From an enquiry by telephone to an offer in our words, with rooms, meals and what is still missing.",
    ...{ category: "sales", role: "salesperson", tags: ["groups", "offer"] },
    versions: [
      {
        message: "First version",
        content: {
          template:
            "Write an offer for a group of {{people}} people.\n\n<enquiry>\n{{enquiry}}\n</enquiry>\n\nOutput format: greeting, a table with night, rooms and meals, then what we still need to know.",
          parameters: [
            { name: "people", label: "People", type: "number", description: "How many come.", min: 6, max: 120, isInteger: true },
            { name: "enquiry", label: "Enquiry", type: "long-text", description: "Notes of the call.", maxLength: 4_000 },
          ],
        },
      },
      {
        message: "Meals are chosen, not guessed",
        content: {
          template:
            "Write an offer for a group of {{people}} people with these meals: {{meals}}.\n\n<enquiry>\n{{enquiry}}\n</enquiry>\n\nOutput format: greeting, a table with night, rooms and meals, then what we still need to know.",
          parameters: [
            { name: "people", label: "People", type: "number", description: "How many come.", min: 6, max: 120, isInteger: true },
            {
              ...{ name: "meals", label: "Meals", type: "multi-select", description: "What they want.", default: ["breakfast"] },
              options: ["breakfast", "packed lunch", "dinner"],
            },
            { name: "enquiry", label: "Enquiry", type: "long-text", description: "Notes of the call.", maxLength: 4_000 },
          ],
        },
      },
    ],
  },
];

export const SAMPLE_VALUES = [
  { message: "The heating in our room is cold since yesterday evening!", room: "214", offer: "another room" },
  { message: "You charged me the parking twice.", room: "118", offer: "nothing" },
  { message: "The people above us danced until two. We leave at six.", room: "102", offer: "breakfast" },
] as const;
