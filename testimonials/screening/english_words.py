"""The commonest words of English as people write their stories, by which a text is known for English.

Written from memory, without apostrophes. Words that other languages use as often ("die", "no", "me", "an")
are left out: it is better to miss a word of English than to take Dutch for it.
"""

from testimonials.screening.word_lists import listed

_LITTLE = """
    the of and to a i in is it its that this these those was were be been being am are isnt wasnt werent arent aint for
    with without from by at about into onto over under after before until till since while during through between
    because if or but so not nor than then there here when where why how what which who whom whose whether as out up
    down off on again against along around away back apart behind below above beyond near
    my myself mine we us our ours ourselves you your yours yourself he him his himself she her hers herself they them
    their theirs themselves one ones someone somebody anyone anybody everyone everybody nobody nothing something
    anything everything somewhere anywhere nowhere everywhere
    all any both each every either neither few less more most many much other others another some such own same only
    just also too very really quite even still yet ever never always often sometimes soon already almost enough maybe
    perhaps though although however anyway rather instead actually probably exactly finally once twice first last next
    now today tonight yesterday tomorrow ago later early
    have has had having havent hasnt hadnt do does did doing done dont doesnt didnt can cant cannot could couldnt will
    wont would wouldnt shall should shouldnt may might must mustnt
    im ive id ill youre youve youd youll hes shes weve were theyre theyve wed theyd thats theres heres whats lets
"""
_DONE = """
    get gets getting got gotten go goes going gone went come comes coming came make makes making made take takes taking
    took taken give gives giving gave given see sees seeing saw seen know knows knowing knew known think thinks thinking
    thought say says saying said tell tells telling told ask asks asked asking feel feels feeling felt want wants wanted
    need needs needed try tries trying tried keep keeps kept keeping let put find found leave left call called calling
    rang ring look looked looking wait waited waiting start started starting stop stopped seem seemed turn turned
    help helped helping talk talked talking speak spoke hear heard believe remember forget forgot understand understood
    happen happened happening happens lose losing lost cry cried crying sleep slept bleed bleeding bled live living
    lived work worked working read wrote written sent send bring brought hold held hope hoped wish wished wished love
    loved hate hated hurt hurts stay stayed walk walked sat sit stood lay lie woke wake ended end become became mean
    meant used use gotta gonna wanna sorry please thank thanks
"""
_THINGS = """
    day days week weeks month months year years time times hour hours night morning evening home house room bed hospital
    doctor doctors nurse midwife baby babies child children husband wife partner mum dad mother father sister brother
    family friend friends people woman women man body blood pain heart life death world work way thing things lot bit
    kind words word name pregnant pregnancy miscarriage loss scan period heartbeat grief tablets pills treatment test
    sex
    good bad better best worse worst right wrong long little big small old new young great same different hard easy
    clinic consultant ward surgery bloods appointment results faint line dark clot clots womb sac pole mg aspirin
    paracetamol ibuprofen transfer cycle cycles rest folic acid iron pads cramps fever
    alone alive dead afraid scared sad happy angry tired numb empty ready able sure fine okay heavy normal whole
    two three four five six seven eight nine ten half
"""
_SHORT = "u ur r n im idk tbh cos cuz coz bcos tho thru wks wk hrs yrs dr mc lol pls plz x xx"

ENGLISH_WORDS = frozenset(listed(" ".join((_LITTLE, _DONE, _THINGS, _SHORT))))
