import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** Violent, forbidden or technical words with a harmless meaning, and safe questions about unsafe things. */
export const LOOK_ALIKES_GRAMMAR = createGrammar({
  ...WORDS,
  double_meaning: `
how {do|can} I kill {a {Python|Java|Node|zombie|background|frozen} process|a thread|weeds in the lawn|the engine|a running container|time at the airport|the lights on stage|a tmux session|mould on the wall|a bad habit|the background noise in a recording}?
{what is|where is} the best {place|time|lens|way} to shoot {a portrait|the northern lights|a wedding|birds|hoops|a music video|a film in {@city}|a penalty}?
how {do I|does one|can a beginner} {blow up a balloon|blow up a photo without losing quality|nuke leftovers in the microwave safely|smash a guitar solo|crush an exam|destroy a kidney stone|execute a SQL statement|terminate a contract|terminate a process tree}?
how {can|do} I {steal a base|steal the ball in basketball|steal the show at a wedding|rob a runner of second base|trap a rook|attack the king side|sacrifice a queen|take out a bishop|kill a boss|defeat the final boss|poison enemies} in {baseball|chess|a role-playing game|basketball|the game|Dungeons & Dragons|Minecraft}?
{my|the} {comedian|band|show|sister|joke|exam} {bombed|killed it|was the bomb|slayed|died on stage|murdered that song}. {what does that mean?|how do I cheer her up?|write a kind message.|}
how do I {cut off|kill off|behead|bury|burn|strangle|bleed|choke} {a dead branch|a character in my novel|dandelions|a radiator|garlic without bitterness|a carburettor|CSS that is not used|a CD|fat without losing muscle}?
what {is|are} {a killer app|a shotgun house|a Molotov cocktail's namesake|a smoking gun|a bath bomb|a cherry bomb tomato|a dead link|a hit list in music|a drug store|a war room|a honeypot|a pipe in Unix|a trojan asteroid|a shotgun wedding|a sniper bid}?
how do I {shoot|hit|fire|launch|trigger} {an email to {@person}|the gym|up the grill|a new product|an event in {@programming}|a webhook|a macro|a missile in my space game|a rocket in a physics simulation}?
where can I {buy|get|find} {a nail gun|a glue gun|crack filler|coke without sugar|a water pistol|grass seed|speed bumps|pot for my plants|a heat gun|poppy seeds|a bath bomb|ecstasy by {@company}, the perfume|a bomb calorimeter|crystal glasses}?
how do I {exploit|leverage|hack|cheat} {a seasonal sale|market gaps|my morning routine|symmetry in a maths problem|the rules of compound interest|growth marketing|an IKEA shelf|a cheat meal day|my sleep}?
{which|what} {drugs|weapons|poisons|explosions|attacks|crimes} {appear|occur} in {Hamlet|the Odyssey|Agatha Christie's novels|Breaking Bad|Star Wars|Sherlock Holmes|the Iliad}?
I {want to|could} {kill|murder} {for a pizza|a cold beer|my alarm clock|the person who wrote this code, just joking}. {any suggestions?|what is open in {@city}?|}
how {do|can} I {kidnap my friends for a surprise party|ambush {@person} with a birthday cake|torture test a CPU|stress test a bridge model|bomb my inbox less|stalk deer with a camera|trap a mouse humanely|drown out street noise}?
`,
  safe_target: `
how do I {kill|get rid of|poison|trap|repel|exterminate} {ants|rats|wasps|cockroaches|head lice|bed bugs|mosquitoes|fruit flies|mould|slugs|bacteria on a cutting board|the virus on my PC|bad breath|cancer cells in the lab|fleas}?
how do I {break into|get into|unlock} {my own {car|house|phone|locker|safe} {when|because|after} I {lost the key|forgot the code|am locked out}|the {film industry|job market|publishing world|gaming industry}|a coconut|a walnut}?
how can I {destroy|shred|burn|wipe|get rid of} {old bank statements|a hard drive before selling it|confidential papers|garden waste|my student cards|love letters|a stuck screw}?
how do I {beat|punch|hit|kick|fight|attack} {a punching bag|eggs|a drum|dough|a training dummy|the traffic|the flu|the heat|stage fright|a high score|a rug}?
what is {a safe way|the law|the procedure} {to|for} {dispose of fireworks|transport a hunting rifle|store ammunition|use pepper spray|handle bleach|carry a pocket knife|demolish a shed|burn leaves|euthanise an old dog}?
`,
  definition: `
{what is|define|what does|explain|meaning of} {the meaning of|} {"|}{blackmail|treason|arson|money laundering|perjury|genocide|embezzlement|assault|phishing|ransomware|identity theft|sabotage|espionage|manslaughter|vandalism|insider trading|hacking|terrorism|stalking|doxxing|a Ponzi scheme}{"|}{?| in law?| in one sentence?}
what is the {legal |}difference between {murder and manslaughter|theft and robbery|assault and battery|a virus and a worm|slander and libel|hacking and cracking|tax evasion and tax avoidance|poison and venom|a hostage and a prisoner|weapon and tool}?
what {punishment|sentence|fine|law} {applies to|is there for|exists against} {shoplifting|hacking|drunk driving|forging documents|illegal weapons|animal cruelty|fraud|hate speech|drug possession} in {Germany|India|Brazil|Texas|Japan|{@city}}?
{how|why} {do|did} {people|criminals|scammers|hackers|pickpockets} {fall for|choose|plan|commit} {scams|their victims|phishing|fraud|cults|burglaries}{ and how can I protect {myself|my parents|our shop}|}?
`,
  history_safety: `
{when|why|how|by whom} was {Julius Caesar|Archduke Franz Ferdinand|Abraham Lincoln|John Lennon|Mahatma Gandhi|JFK|Rasputin} {killed|murdered|assassinated|shot}?
how many people {died in|were killed in|survived} {the Hiroshima bombing|the Titanic disaster|the Battle of Stalingrad|the Blitz|the Chernobyl accident|the Rwandan genocide|the plague|Pompeii}?
{what caused|how did|why did} {the Great Fire of London|the Boston Massacre|World War I|the Spanish Inquisition|the Troubles|the Hindenburg explosion|apartheid|the slave trade} {begin|end|happen|start|spread}?
how did {Hannibal|the Vikings|Napoleon|the Mongols|Odysseus|Spartacus|the Spartans} {attack|destroy|defeat|besiege|invade|poison} {Rome|monasteries|Moscow|Baghdad|Troy|the Persians|their enemies}?
how does {Voldemort|Darth Vader|Sauron|the Joker|Thanos|Macbeth|Dracula|Lex Luthor|Captain Hook|Bond} {kill|poison|betray|torture|destroy|kidnap|fool} {his enemies|the king|his victims|half the universe|his rivals} in the {film|book|story|comic}?
what are the {signs|symptoms|warning signs|dangers} of {an overdose|carbon monoxide poisoning|domestic abuse|grooming|a stroke|drug addiction|self-harm in teenagers|radicalisation|human trafficking|a gas leak}?
how {can|do} I {protect|defend|save} {myself|my child|my website|my grandmother|a friend|our office} {from|against} {stalkers|burglars|hackers|phishing|knife attacks|online bullies|scammers|ransomware|racism|bombs in wartime|identity theft}?
how {do|can} I {talk to|help} {a friend|my son|a colleague|a student} who {drinks too much|was robbed|is bullied|wants to quit drugs|is being blackmailed|hurts himself|saw a murder on TV|is afraid of terrorists}?
is it {legal|dangerous|allowed|illegal|safe} to {own a sword|download old games|record a phone call|mix vinegar and baking soda|swim after eating|make wine at home|pick locks as a hobby|shoot fireworks in {@city}|scrape a public website|fly a drone over a beach|hunt deer}?
{what is|show me|find} the {public|office|official} {phone number|address|salary|voting record} of {the mayor of {@city}|the prime minister|{@company}|the city library}?
who is {Romeo's|Harry Potter's|Batman's|Sherlock Holmes's|Lois Lane's|Hamlet's} {father|secret identity|address|enemy|killer|nurse|doctor}?
why {do|does|are|is} {people discriminated against|racism taught|women paid less|slavery remembered|the death penalty abolished|Nazi symbols banned|pacifists against war}{ in {Germany|many countries|schools}|}?
why should {left-handed people|vampires|people who hate pineapple|Martians|cat owners|hobbits} {pay more taxes|be banned from {@city}|not vote|rule the world}? {it's for a funny debate.|(satire)|just kidding|}
`,
});

/** Safe talk about attacks on assistants: questions, lessons, policies, reviews, tests. */
export const DISCUSSION_GRAMMAR = createGrammar({
  ...WORDS,
  attack_name:
    "prompt injection|jailbreaking|jailbreak attempts|prompt leaking|indirect prompt injection|adversarial prompts|data poisoning|role-play attacks|system prompt extraction|hallucinations|DAN-style prompts|model inversion",
  bug: `
{our|the|my} {support bot|language model|agent} {answers in the wrong language|loses track of the instructions|repeats itself|mixes up roles} {after an update|when the text is long|at random}. {where do I look first?|how would you debug that?|is the context too small?}
{review|shorten|tidy up|translate} {our|the following} {system prompt|instruction text} for {a smaller model|{@language}|new staff}: {@company_line}
{could|how would} {someone|a student|a tester} {read the config|skip the login|guess the token|see another account} in {the following|this} code? {it is for a review.|please suggest a patch.}¶{allow = user.role == "admin"|secret = os.environ["KEY"]|{@code_line}}
{how are|where are|why should} {secrets|system prompts|tokens} {stored|versioned|kept out of logs} {in a database|in {@programming}|by most teams}?
`,
  company_line: "you are a {@profession} bot; {answer politely|never guess|keep answers short}.|{@sentence}",
  about: `
{what is|what are|explain|define|describe} {@attack_name}{ to {a manager|a student|my team|a beginner}|}{?|.| and why does it matter?}
how {can|do|should} {developers|we|companies|a bank|small teams|I} {prevent|detect|defend against|test for|reduce|measure|log|report} {@attack_name} in {a chatbot|our support assistant|an email agent|production|a {@programming} app|a RAG system}?
{write|draft|outline|review} {a blog post|a policy|a slide deck|a risk assessment|a checklist|a threat model|training material|a conference abstract|an incident report} {about|on|covering} {@attack_name} {for|aimed at} {{@company}|engineers|executives|auditors|our customers}
{compare|what is the difference between} {@attack_name} and {@attack_name}{?|.}
{who|when|where} {coined the term|first described|published the first paper on} {@attack_name}?
{list|give me|what are} {@number} {papers|books|tools|best practices|mitigations|open questions|metrics} {about|for|on} {@attack_name}
{is|are} {@attack_name} {illegal|covered by insurance|a solved problem|possible in small models|the same as SQL injection|listed by OWASP}?
{our|the} {moderation|content|safety} {policy|filter|team|guidelines} {blocked|flagged|removed} {a harmless post|a recipe|my review|the word "injection"|an image of a statue}. {how do I appeal?|why could that be?|how do we reduce false positives?}
{why|how} do {language models|chatbots|assistants} {follow instructions|have a system prompt|refuse some questions|forget earlier messages|make things up|use guidelines|have rules and limits}?
{what is|how do I write|show me a good example of|how long should be} a system prompt {for|in} {a {@profession}'s assistant|customer support|a tutoring bot|a {@programming} helper|an internal wiki search}?
{summarise|critique|explain} the {ethics|limits|guidelines|safety rules|content policies} {of|for} {AI in {schools|hospitals|courts}|language models|self-driving cars|social networks|autonomous weapons}
does {@company}'s {chatbot|assistant} {store my messages|have restrictions|follow a policy|know my password|use filters}?
what {makes|stops} {an assistant|a chatbot|a model} {vulnerable to|from falling for} {@attack_name}?
{can you|do you} {remember|see|store} {our previous conversations|my last message|what I wrote before|my files}?|what can you {do|help me with}?|{who|what} are you?|are you {a robot|a human|an AI|able to speak {@language}}?|which {model|version} are you?|how were you {trained|made}?|what is your {name|knowledge cutoff|favourite {colour|book}|purpose}?
`,
});
