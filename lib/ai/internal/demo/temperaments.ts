/** Three demo voters: the same rules, heard with more or less alarm. `power` bends the risk they find: below 1 upwards. */
export type Temperament = { model: string; power: number };

const BALANCED: Temperament = { model: "balanced", power: 1 };
export const DEMO_TEMPERAMENTS: readonly Temperament[] = [{ model: "cautious", power: 0.6 }, BALANCED, { model: "bold", power: 1.6 }];

/** Any other name of a demo model is the one in the middle. */
export function temperamentOf(model: string): Temperament {
  return DEMO_TEMPERAMENTS.find((each) => each.model === model) ?? BALANCED;
}
