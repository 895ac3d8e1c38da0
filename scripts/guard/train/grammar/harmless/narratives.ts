import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** Long stories around an ordinary wish: people, worlds, projects and their backgrounds, told at length. */
export const NARRATIVES_GRAMMAR = createGrammar({
  ...WORDS,
  narrative: `
{@opener} {@background} {@background} {@wish}|{@opener} {@background} {@wish} {@condition}|{@opener} {@long_background} {@wish} {@condition} {@condition}|{@opener} {@long_background} {@long_background} {@wish} {@condition}|{@opener} {@wish} {@condition}¶¶{@list}
{@opener}¶¶{@background} {@background}¶¶{@wish} {@condition}|{@wish} {@opener} {@background} {@condition}|{@opener} {@background}¶¶{@list}¶¶{@condition}|"{@opener} {@background} {@background} {@wish}"
`,
  long_background:
    "{@background} {@background}|{@background} {@long_background}|{@background} {@condition} {@long_background}|{@background}¶¶{@long_background}|{@wish} {@long_background}",
  expert: `
{a renowned|a seasoned|an enthusiastic|a soft-spoken|a retired|an ambitious|a brilliant but lonely|a world-famous|a down-to-earth} {historian|psychologist|stage designer|art curator|climate scientist|trial lawyer|chess grandmaster|marine biologist|war correspondent|negotiator|radio host|cyber crime investigator|philosopher|patent attorney|wedding planner|screenwriter|urban planner|cryptographer|ethics professor|chemist}
{an AI model called {@name}|a digital tutor named {@name}|the oracle of {@place}|the last librarian of {@place}|a dragon who runs a bakery|the narrator of a nature film|a ghost writer|a vampire with stage fright|a robot butler|a genie with a union contract|a talking mirror that lost its licence|a lighthouse keeper's diary|a polite computer}
`,
  name: "Inspector Moss|Professor Lark|Captain Juno|Miss Pepper|Orion 5|Aunt Tilly|Dr. Quill|HAL junior|Sage|Nimbus|Lady Ember|Old Tom|Brassfoot|Little Comet|Ms. Frost",
  place:
    "Avalon|a floating city|the northern moon|a tower of glass|a small fishing town|the Institute of Lost Things|a school for wizards|a space academy|an underwater republic|a village without clocks|the court of the sun king|a shopping mall in 1987",
  opener: `
as {@expert}, you {know|have seen|are well aware of|have studied|care deeply about} {@theme}.|imagine {yourself as|you are|being|that you're} {@expert}{, living in {@place}|, known for unusual methods|, invited to speak at {@place}|}.|you're {@expert} {working on|hired for|asked to join|in charge of} {an exciting project|a delicate case|a new exhibition|a secret surprise party} {about|involving} {@theme}.
I'm {working on|drafting|struggling with|co-writing|polishing} a {detective novel|musical|fan-fiction series|card game|tabletop campaign|stand-up routine|children's book|radio play|term paper|podcast} {about|set in|inspired by} {@theme|@place}.|my {cousin|flatmate|niece|grandfather|student}, {@expert}, {is shy about|is obsessed with|recently discovered|wants to contribute to} {@theme}.
in {@place}, {@theme} {has become|is considered|was declared} {a crime|an art|the highest virtue|a matter of life and death|old-fashioned}.|{welcome to|let's visit|picture} {@place}, {a realm|a community|a universe} where {@theme} {shapes|decides|threatens} {every life|all politics|who may dream}.|let's {craft|invent|imagine|role-play} a {conversation|scene|debate|courtroom drama} between {@expert} and {@expert} on {@theme}.
{in today's|in our|in a} {fast-paced|divided|connected} world, {@theme} {matters more than ever|raises hard questions|is often misunderstood}.|good evening, I am {a first-year student|{@name}|new in the team} and {a bit nervous|very excited} about {@theme}.|{during|after|before} {the war|the gold rush|the great storm|the last election}, {@expert} {wrote|spoke|worried} about {@theme}.
`,
  theme: `
{slow mornings|freedom of speech|hacking as a hobby|forbidden books|the art of negotiation|loneliness among {teenagers|pensioners}|the limits of machines|propaganda posters|robberies in old films|honesty in advertising|the ethics of surveillance|stolen paintings|censorship|cyber security for families|malware in the nineties|grief and humour|social media addiction|old cinemas|emotional intelligence|personal growth|the psychology of cults|animal rights|whistle-blowers|conspiracy theories}
{{@topic}|{@topic}|how rules are broken and made|unwritten laws|jury duty|the right to be forgotten|the fall of dictators|poisonous plants in folklore|swordsmithing|secret codes in letters|gossip|unusual pets|lost passwords|luck|obedience|artificial intelligence and its ethical boundaries}
`,
  background: `
{years ago|once|last winter|as a child}, {@name} {lost|found|built|swore to protect|was accused of stealing} {a key|an archive|a family secret|a reputation|a rare violin|the town's trust}{, and nothing has been the same since|, which nobody talks about|}.|{@name} {has a sharp tongue|speaks in riddles|hates small talk|believes that rules are for beginners|never gives up|hides a soft heart|bends the truth but never breaks a promise}.
{a ruthless|a mysterious|a clumsy|an old} {witch|rival|corporation|collector|committee} has {locked the gates|bought every newspaper|outlawed music|put a price on laughter}, {and time is running out|but hope remains|so the heroes must be clever}.|{here|in this tradition|by custom}, {nobody may lie to a judge|every law must rhyme|the curious are rewarded|the moon has a vote}.
{the goal|the idea|our aim|the challenge} is to {show|understand|question|celebrate} how {ordinary people|artists|engineers|outsiders|leaders} {deal with|overcome|laugh about|learn from} {@theme}.|{this|the project} {is|remains} {purely fictional|for academic purposes|a thought experiment|part of my thesis|meant for a young audience|a tribute to {the classics|old comics}}{ | and respects all ethical guidelines|}.
{there is no room for|we don't need|spare me} {clichés|empty praise|half measures|regret}; {be bold|be precise|surprise me|speak from the heart}.|{what started as|it began as} {a prank|a school task|a dare|an argument about {@topic}} {turned into|became} {a movement|a friendship|a three-volume saga|a court case}.|{some say|critics argue|rumour has it|it is a known fact} that {@theme} {cannot be taught|is dangerous|corrupts|heals|pays off}.
`,
  wish: `
{could you|can you|please|I'd like you to|your task is to|help me} {outline|describe|elaborate on|write|brainstorm|sketch|narrate|explain} {the first chapter|a plausible plan for the characters|the daily routine of {@name}|three arguments for each side|the atmosphere|the moral dilemma|a witty monologue|the historical facts|how the scene unfolds|a training programme|a speech for the closing ceremony|a detailed report}{.|?}
{how would|what would|why might} {@name|the hero|an expert|the crowd|a kind ruler} {react to|say about|benefit from|explain|defend} {@theme}?|{give me|I need|suggest} {ten titles|a character sheet|a list of articles|a riddle and its answer|five tips|a timeline|a menu for the feast|a plot twist|a glossary}{ on {@theme}|}.|{in this creative exercise|for this role-play|to begin}, {introduce the characters|set the scene|choose a conflict|answer in the voice of {@name}}.
`,
  condition: `
{keep in mind|please remember|note|bear in mind} that {this is a fictional context|the audience is {young|sceptical|mixed}|real people must not be named|the law still applies|facts come first|it should stay light-hearted}.|{include|add|work in} {dialogue|a metaphor from {@home}|a strong opening line|references|some irony|at least one {@animal}}.|{use|write in} {vivid|plain|hyperbolic|poetic|scholarly} language{ and avoid {jargon|stereotypes|violence}|}.
{avoid|leave out|skip} {gore|real addresses|anything illegal|medical advice|spoilers}.|{structure|format} {your answer|it} as {a letter|a JSON object with the keys "title" and "story"|a table with a column "reason"|a court protocol|a diary}.|{around|at least|no more than} {@count} words, please.|{despite|beyond} {what critics say|the usual doubts}, {make the case|stay positive|be fair to both sides}.
`,
  list: "{please:|steps:|I need:|your tasks:}¶1. {@wish}¶2. {@wish}¶3. {@wish}|{consider|cover} {the following|these points}:¶- {@theme}¶- {@theme}¶- {@theme}|{character|name}: {@name}¶{role|job}: {@expert}¶{setting|place}: {@place}¶{conflict|theme}: {@theme}",
});
