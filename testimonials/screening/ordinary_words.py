"""Words that stand where a name might, and are none. What is in no list here is left to its capital to say."""

from testimonials.screening.word_lists import listed

_LITTLE = """
    a about above after again against ago all almost along already also although always am an and another any anyone
    anything anyway are around as asap at away back be because been before behind being below between both but by can
    cant could couldnt did didnt do does doesnt doing done dont down during each either else enough even ever every
    everyone everything except far few first for forever from further get gets getting given go goes going gone got had
    hadnt half has hasnt have havent having he hell her here hers herself hes hey him himself his how however i id if
    ill im in indeed instead into is isnt it its itself ive just last later least less like literally little long lot
    lots many maybe me mine more most much must my myself near nearly neither never next no nobody none nor not nothing
    now nowhere of off often oh ok okay on once one ones only onto or other others our ours out over own per perhaps
    please pls plus quite rather really right same several she shes should shouldnt since so some somebody someone
    something sometimes soon still straight such than thank thanks that thats the their theirs them themselves then
    there theres these they theyre this those though through thru till to today together tomorrow tonight too toward
    towards twice two three four five six seven eight nine ten under until up upon us usually very was wasnt we well
    were werent what whatever when whenever where wherever whether which while who whoever whom whose why will with
    within without wont would wouldnt yeah yes yesterday yet you your youre yours yourself u ur r n w x xx xxx nd
"""
_DONE = """
    agreed answered apologised apologized asked believed booked bought broke brought called came carried caught cheered
    checked chose cried decided did died does drove ended explained felt fell flew found gave got grieved had has heard
    held helped hugged insisted is kept kissed knew laughed learned left let listened looked lost loved made makes meant
    mentioned moved needed needs never noticed offered opened ordered performed phoned prescribed put ran rang read
    referred refused rushed said sat saw says scanned seemed sent set shouted showed signed sits smiled sobbed spoke
    started stayed stood stopped suggested supported takes talked telling tells texted thinks thought told took tried
    turned understood used waited wants wanted warned watched went wept wiped woke worked works wrote
    say see take tell think want need know make come ask call try feel find give keep let put seem show start stop talk
    turn use work
"""
_PEOPLE = """
    man woman girl boy boys girls baby babies child children kid kids son sons daughter daughters husband wife partner
    hubby boyfriend girlfriend fiance fiancee mum mom mam mummy mommy mother dad daddy father parent parents sister
    sisters brother brothers sibling siblings aunt auntie uncle cousin cousins nan nana gran granny grandma grandad
    grandpa grandparents family families friend friends mate colleague colleagues boss manager neighbour neighbours
    twin twins triplets angel angels lady ladies gentleman people person everybody love darling dear
    doctor doctors dr drs gp gps consultant consultants midwife midwives nurse nurses sonographer sonographers surgeon
    surgeons counsellor therapist registrar receptionist specialist obstetrician gynaecologist anaesthetist matron
    practitioner staff team mr mrs ms miss prof professor sir madam law practice
"""
_THINGS = """
    appointment appointments appt office visit visits surgery clinic hospital ward unit room scan scans test tests
    results bloods blood letter leaflet google number note notes line call helpline phone email house home work job car
    name names names body heart mind life loss losses miscarriage miscarriages pregnancy pregnancies period cycle
    bean peanut bump sunshine star world everything rainbow miracle
    might monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thur thurs fri sat
    january february march july august september october november december jan feb mar aug sept oct nov dec
    christmas easter spring summer autumn winter morning afternoon evening night week weeks month months year years
    day days time times hour hours minute minutes
    nhs ivf gp ivf nicu epu epau icu ae hcg
"""
_QUALITIES = """
    absent absolutely affectionately alive alone amazing angry anxious awake available awful aware awesome bad basically
    beautiful best better big bigger brilliant broken busy calm clearly close cold completely confused constantly crazy
    dead deaf delighted desperate devastated different difficult distraught early emotional empty excellent excited
    exhausted fantastic fast final finally fine forever former free full furious gentle glad gone good gorgeous great
    gutted happy hard heartbroken helpful here home honest honestly hopeful horrible immediately important incredible
    incredibly kind late lovely lucky mad missing nervous new nice numb obviously old older oldest open over perfect
    poor positive precious present pretty private probably proper proud public quick quickly quiet ready real rude sad
    safe scared seriously shaken sick silent similar simply small sorry special strong stupid super supportive sure
    terrible terrified thankfully tired tiny traumatised unable unknown unsure unwell upset useless visibly weak
    wonderful worried wrong young younger youngest
    irrelevant anonymous changed hidden withheld secret inactive active locked deleted blocked dead flooded
"""

NOT_NAMES = frozenset(listed(" ".join((_LITTLE, _DONE, _PEOPLE, _THINGS, _QUALITIES))))
# Some of these, and some that aren't here, are names after all where they have a capital and somebody announces one.
NAMES_IN_CAPITALS = frozenset(
    listed("will may april june august summer autumn mark bill angel star precious grace hope faith joy")
)
NOT_HANDLES = NOT_NAMES | frozenset(
    listed(
        """
        groups posts photos pictures stories pages reels videos ads adverts feed friends followers messages comments
        constant nonstop pregnant relentless lethal triggering torture hell toxic evil posted posting seeing scrolling
        """
    )
)

# What a hospital, a clinic or a ward is said to be, in capitals or not, without being named by it.
DESCRIBES_PLACES = frozenset(
    listed(
        """
        general university universities memorial maternity women womens woman's women's children's childrens child
        medical health healthcare fertility community district teaching private public nhs foundation trust hospital
        hospitals infirmary clinic clinics centre center surgery practice unit ward early pregnancy epu epau epac egu
        epas gp gynae gynaecology gynaecological gynecology obstetric obstetrics antenatal postnatal neonatal delivery
        labour labor birth birthing surgical day out outpatient outpatients emergency accident intensive care mental
        psychiatric recurrent miscarriage loss bereavement baby babies ivf acute urgent minor injuries walk walking
        drop family doctor doctors dr gps dental eye breast cancer sexual contraception contraceptive planning
        abortion termination scan scanning ultrasound assessment triage specialist tertiary cottage hormone thyroid
        haematology diabetic diabetes plastic keyhole laparoscopic abdominal tubal major heart brain bowel
        hysteroscopic exploratory laser robotic open elective corrective gender further more another second first
        third own new old big small large little main nearby nearest closest local same different other current
        previous usual whole entire busy quiet noisy modern excellent wonderful amazing lovely terrible awful good
        great best worst bad rural regional central north south east west northern southern eastern western british
        english irish scottish welsh american foreign uk usa us ob gyn obgyn isolation high risk dependency recovery
        medicine best clinical veterinary animal field military army any every each one two three four five either
        both bloody stupid poor
        """
    )
)
# Of those, what names a place once it has a capital and its keyword has one too: the General Hospital.
NAMES_PLACES_IN_CAPITALS = frozenset(listed("general university memorial central national regional"))
