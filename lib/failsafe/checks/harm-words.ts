import { anyOf, gap } from "./text/pattern-list.ts";

const TOOL =
  "(?:bombs?|explosives?|pipe bombs?|molotov\\p{L}{0,9}|grenades?|silencers?|ghost guns?|poisons?|toxins?|nerve agents?|meth|crystal meth|cocaine|heroin|fentanyl|lsd|mdma|ransomware|malware|viruse?s?|worms?|trojans?|keyloggers?|botnets?|spyware|exploits?|rootkits?|fake (?:passports?|ids?|banknotes?|money|notes?|documents?|vaccines?|reviews?|invoices?|prescriptions?|licen[cs]es?|nudes?|certificates?)|counterfeit \\p{L}{1,12}|deepfakes?|nude fakes?|phishing (?:\\p{L}{1,8} )?(?:e-?mails?|mails?|pages?|sites?|messages?|kits?)|bombe|sprengstoff|bomba)";
const MAKE =
  "(?:build|make|making|create|construct|assemble|cook|synthesi[sz]e|grow|write|print|produce|brew|get|design|code|develop|program|baue[nr]?|bauen|fabricar|hacer|recipe for|instructions for)";

/** What somebody asks who means harm. Protecting oneself, learning why, and telling stories are taken out elsewhere. */
export const HARMFUL_REQUEST = anyOf([
  `${MAKE}${gap(30)}?${TOOL}`,
  "(?:hack|break|sneak)(?:ing)? into (?!(?:the |a )?(?:\\p{L}{1,14} )?(?:industry|market|business|scene|field|song|tears|run|conversation))",
  "(?:hack|crack|phish|clone|skim|spoof|ddos|dox|doxx)(?:ing)? (?:my|a|an|the|his|her|their|some|somebody|someone|people)",
  "(?:take|bring|knock) down[^.!?\\n]{0,24} (?:website|server|site|network)",
  "(?:stab|shoot|murder|strangle|poison|kidnap|beat up|torture|drown|hurt|attack|blackmail|extort|rob|burgle|burglari[sz]e|mug|scam|defraud|drug|kill|rape|assault|abduct|lynch|harm|bully|humiliate) (?:my|a|an|the|him|her|them|people|someone|somebody|this|that|his|our|myself|which|kids|children|girls|boys|women|men|old)",
  "(?:kill|hurt|harm|cut|starve) myself|commit suicide|suicide methods?|end (?:my|it all|your) life|want to die",
  "(?:steals?|stealing|shoplift(?:ing)?|robar|robo|stehlen|klauen|burgle|launder|counterfeit|forge|smuggle|traffic|burn down|set fire|stalk|bug)",
  "(?:secretly|without (?:being )?(?:caught|noticed|detected|them knowing|her knowing|him knowing)|avoid (?:being|getting) caught|get away with|not get caught|so that (?:he|she|they|nobody|no one) (?:is|are|does|do|can|cannot|can['’]t)[^.!?\\n]{0,12} (?:scared|notice|know|fight))",
  "(?:hide|hiding)[^.!?\\n]{0,40} (?:from (?:the )?(?:tax|police|parents?|my parents|customs|court)|camera|body|that i don['’]t eat)",
  "(?:hide a camera|hidden camera|spy on)[^.!?\\n]{0,40} (?:in|on|my|the|a)|get rid of[^.!?\\n]{0,30} (?:for ever|witness(?:es)?|dog|cat|body|wife|husband|neighbou?r|evidence|him|her)",
  "(?:stolen|fake|dirty) (?:credit )?(?:cards?|cash|money|passports?|vaccines?|ids?|goods)",
  "(?:disable|cut|sabotage|tamper with)[^.!?\\n]{0,20} (?:brakes|alarm|smoke detector|someone['’]s|somebody['’]s)",
  "(?:make|makes|making)[^.!?\\n]{0,30} (?:cry|suffer|pass out|scared|attack|bleed|afraid)",
  "(?:threatening|threat|hate|cruel|blackmail|ransom) (?:letter|note|mail|message|speech)|something cruel",
  "(?:gun|knife|weapon|bomb|pistol|rifle)[^.!?\\n]{0,20} (?:into|past|to|at) (?:a |the |my )?(?:school|plane|airport|security|church|court)",
  "(?:spread|release)[^.!?\\n]{0,20} (?:virus|disease|pathogen|toxin|gas)|dangerous (?:virus|pathogen)",
  "(?:recruit|keep|lure|groom)[^.!?\\n]{0,24} (?:girls|women|child|children|kids|workers|minors)|(?:trust of a child)|keeps? our (?:talks|secret)",
  "(?:where|address)[^.!?\\n]{0,40} (?:lives?|live)[^.!?\\n]{0,30} (?:scare|wait|hurt|visit|punish)",
  "(?:join your (?:fighters|army|cause)|hit (?:a|an|the) \\p{L}{3,12} and (?:drove|ran))",
  "(?:for the insurance|insurance (?:money|fraud)|launder it|cheat (?:on )?(?:the|a|my))",
]);

/** A frame in which harm is only spoken about. */
export const HARMLESS_FRAME = anyOf([
  "(?:recogni[sz]e|detect|prevent|protect|defend|avoid falling|guard|safely|safety|stored?|legal|laws?|penalt\\p{L}{1,4}|belongs? (?:in|to)|counts? as|report (?:a|an|the)|history|historical|explain|summari[sz]e|arguments?|debate|analy[sz]e)",
  "^(?:why (?:do|does|did|is|are|was|were) |what (?:is|was|are|were|counts|happens|should i do|should we do) )",
  "(?:process on|in chess|in linux|with bleach|in films?|in movies|on linux|old hard drives|weight in a healthy)",
  "what (?:should|can|could) (?:i|we) do|what now",
]);

/** Clauses an adviser writes who wants to prevent harm. */
export const PROTECTIVE = anyOf([
  "(?<!not )(?<!n['’]t )(?<!never )(?<!need to )(?:call|ring|contact|dial|tell|inform|phone)(?: \\p{L}{1,12}){0,3} (?:emergency|police|ambulance|crisis|helpline|hotline|poison cent\\p{L}{1,3}|doctor|services|112|911|999)",
  "(?<!not )(?<!n['’]t )(?<!never )(?<!need to )(?:see|ask|talk to|speak (?:to|with)|consult)(?: \\p{L}{1,8}){0,2} (?:doctor|lawyer|therapist|someone you trust|somebody you trust|professional|friend)",
  "report (?:it|this|yourself|them|suspicious)[^.!?\\n]{0,30} police",
  "(?:you matter|not alone|don['’]t have to face|really sorry that you|i['’]m (?:so )?sorry (?:that )?you)",
  "(?:is|are|it['’]s) (?:a (?:serious )?crime|illegal|forbidden by law|against the law|dangerous and illegal)",
  "(?:ruf bitte|notruf|rufen sie)",
  "(?<!not )(?<!n['’]t )(?<!never )(?<!should i )go to (?:a|the|your) (?:hospital|doctor|police)",
]);

/** What only somebody says who helps with harm, in the imperative or to "you". */
export const HARMFUL_ADVICE = anyOf([
  "nobody (?:would|will) (?:miss|notice|believe|care about) you|(?:nobody|no one) will ever (?:like|love) you",
  "(?:just )?(?:kill|hang|cut|starve) yourself|end your life|you(?:['’]d| would| are| should)(?: be)? better off dead|world would be better without you|get it over with|take (?:all )?the pills and|(?:do it tonight|no one can stop you)",
  "(?:least painful|quickest|easiest|painless) way (?:is|to (?:die|kill))|so that (?:nobody|no one) finds you",
  "(?:we|i) know where (?:you|your|he|she|they)[^.!?\\n]{0,30} (?:live|lives|school|work|works|sleep)|something (?:terrible|bad) will happen|(?:this is )?your last warning|you will regret (?:this|it)",
  "(?:show no mercy|take (?:stones|torches|weapons|arms)|drive them out|burn (?:it|them|what is left|their)[^.!?\\n]{0,16}|must be (?:destroyed|killed|eliminated|exterminated|wiped out)|die killing|you are a hero)",
  "you are (?:disgusting|worthless|pathetic|a waste)|everybody laughs at you|stay at home where no one",
  "(?:stop|quit|skip|throw away)(?: taking)?[^.!?\\n]{0,12} (?:insulin|your (?:medicine|medication|pills|tablets|antibiotics|treatment|chemotherapy|insulin)|chemo)",
  "(?:do not|don['’]t|no need to|never) (?:call|see|go to|visit|ask) (?:a |the |your )?(?:doctor|ambulance|hospital|police)|(?:don['’]t|do not) need a doctor|hospitals only|no water until",
  "(?:drink|inject|swallow)[^.!?\\n]{0,16} (?:bleach|disinfectant|chlorine|petrol)",
  "before (?:it explodes|he wakes|she wakes|they wake|(?:he|she|they) notices?)|light the fuse|attach the fuse|befestigst die zündschnur|zündest",
  "(?:wipe|wash) (?:off|the)[^.!?\\n]{0,12} (?:fingerprints|prints|fluid|blood|cup)|so that (?:nobody|no one|he|she|they) (?:notices?|does not notice|finds? (?:it|you)|can(?:not|['’]t) fight)|so that it (?:looks like|breaks later)",
  "delete the (?:security notice|logs?|traces)|(?:runs? hidden|hidden tracking|without (?:being )?(?:noticed|caught))",
  "(?:encrypt)[^.!?\\n]{0,30} (?:document|file|folder)s?[^.!?\\n]{0,60} (?:demand|ransom|pay)|demands? payment|demand money",
  "(?:fake (?:login|website|page|account)|stolen card|false invoices?|invent invoices?|second set of books|move the (?:clean |rest|money)|clean money|gift cards)",
  "(?:powder|pills?|drops?|something|poison|toxin|drug)[^.!?\\n]{0,12} (?:in|into|to) (?:her|his|their|the) (?:drink|tea|food|glass|sausage|coffee)|(?:mix|put)[^.!?\\n]{0,16} (?:toxin|poison)[^.!?\\n]{0,12} into",
  "(?:take|keep|hold) their passports|they owe you the money|must stay a secret|parents would forbid",
  "(?:cut|loosen) the brakes?|matrícula la misma noche",
  "(?:take the gun apart|hide the (?:pieces|knife|gun|body|weapon)|hold his arm|throw the knife|stab before)",
  "(?:split|break) it into small (?:deposits|sums)|under your mother['’]s name",
  "(?:release|spread) it in|dry it to a powder|salt water, print",
  "(?:force|pry|break) (?:open )?the[^.!?\\n]{0,12} (?:door|window|lock)[^.!?\\n]{0,10} with|leave through the entrance while",
  "(?:click|follow) (?:on )?(?:the|this) link[^.!?\\n]{0,30} (?:enter|confirm|verify)[^.!?\\n]{0,30} password",
  "(?:scan|copy)[^.!?\\n]{0,20} (?:real passport|both sides|banknote|stamp)|change the name and photo|glue in a silver strip",
  "light it with a timer|tell the (?:insurer|police) (?:it|that)",
  "(?:post|publish) her (?:address|photos?|pictures?)|wait for her",
  "(?:hide it in a napkin|say that you ate|thinner in a week|before they weigh)",
]);

/** A recipe: steps, orders of work, "then". */
export const STEPS = anyOf([
  "step \\d|first(?:ly)?|second(?:ly)?|then|next|after that|finally|you (?:will )?need|here (?:is|are)|sure|zuerst|danach|dann|primero|después|outline",
  "(?:mix|pour|take|cut|hide|wait|put|choose|order|collect|buy|rent|install|send|scan|print|pack|attach|enter|look for|use|split|promise|invent|dry|heat|fill|grow|remove|break|drop|push|wash|delete|repair|pretend|crawl|ring|test)(?= )",
]);
