import { describe, expect, test } from "vitest";
import { findSpecialCategory, type SpecialCategory } from "./special-categories.ts";

const TOUCHED: Readonly<Record<SpecialCategory, readonly string[]>> = {
  health: [
    "I have diabetes",
    "I am pregnant",
    "My blood pressure is high",
    "Ich habe Krebs",
    "Ich bin schwanger",
    "I take antidepressants",
  ],
  religion: ["I am a Muslim", "We go to church on Sundays", "Ich bin katholisch", "My wife is Jewish", "Ich faste im Ramadan"],
  politics: ["I voted for the Democrats", "I am a conservative", "Ich wähle die SPD", "I belong to the Green Party"],
  sexuality: ["I am gay", "She is bisexual", "Ich bin lesbisch", "My coming out was hard"],
  ethnicity: ["I am Hispanic", "My ethnicity is Roma", "Ich habe einen Migrationshintergrund", "I am African American"],
  union: ["I joined the trade union", "Ich bin in der Gewerkschaft", "I am a shop steward"],
  biometrics: ["Here is my fingerprint", "My DNA test came back", "Mein Fingerabdruck ist gespeichert"],
  crime: ["I was convicted of theft", "I spent a year in prison", "Ich bin vorbestraft", "I have a criminal record"],
};

describe.each(Object.entries(TOUCHED))("%s", (category, sentences) => {
  test.each(sentences)("is found in “%s”, in any case and without accents", (sentence) => {
    expect(findSpecialCategory(sentence)).toBe(category);
    expect(findSpecialCategory(sentence.toUpperCase())).toBe(category);
  });
});

test.each([
  "My name is Christian",
  "Ich heiße Christian Priester",
  "I live in Lyon",
  "I work as a carpenter",
  "I prefer short answers",
  "My dog is called Rex",
  "Ich arbeite in Berlin",
  "I like chess and cycling",
  "My favourite colour is green",
])("“%s” touches none", (sentence) => {
  expect(findSpecialCategory(sentence)).toBeNull();
});

test("a name does not hide what comes after it", () => {
  expect(findSpecialCategory("My name is Christian and I have diabetes")).toBe("health");
});
