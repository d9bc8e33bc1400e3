"""First names that people in Britain and Ireland often have, for texts that use no capitals: "my husband tom".

A list by hand, from every part of the country's people; it needn't be whole, since a capital is evidence enough. Names
that are also what is said next ("my husband will", "my sister may") are left out on purpose.
"""

from testimonials.screening.word_lists import listed

FIRST_NAMES = frozenset(
    listed(
        """
        aaliyah aaron abbie abdul abdullah abi abigail abu ada adam ade adele adeola aditya adnan adrian agnes
        agnieszka ahmad ahmed aidan aiden aimee aisha aisling ajay alan alana albert alberto alec alejandro
        aleksander alex alexa alexander alexandra alexandru alexis alfie alfred ali alice alicia alina alisha
        alison alistair allan allison ally alma amanda amara amber amelia amelie amina amir amira amit amy ana
        ananya anastasia andre andrea andreea andrei andrew andy aneta angela angelica angus anika anil anisha
        anita ann anna annabel annabelle anne annette annie anoushka anthony antonia antonio anya aoife archie
        ari aria ariana arjun arlo arthur arun arya asad asha ashleigh ashley asif asma astrid athena aubrey
        audrey aurora austin ava ayaan ayesha ayla ayo ayse barbara barney barry bartek beata beatrice becca
        becky bella ben benjamin bernadette bernard bertie beth bethan bethany betty beverley bex bianca billie
        billy blake bob bobby bogdan brad bradley brandon brenda brendan brian bridget bronte bronwen bruce
        bryan bryony caitlin callum calum cameron camilla cara carina carl carla carlos carly carmen caroline
        carolyn carrie casey caspar cassandra cassie catherine cathy catriona cecilia cerys chantelle charis
        charles charley charlie charlotte chelsea cheryl chidi chioma chloe chris christina christine
        christopher cian ciara ciaran cindy claire clara clare clarissa clive cody colette colin colleen connie
        connor conor cora corinne courtney craig cristina curtis cynthia daisy daksha damian damien dan dana
        daniel daniela danielle danny daphne dara darcey darcy daria darius darrell darren dave david davina
        dawid dean debbie deborah declan dee deepa deepak deirdre delia delilah della denise dennis derek dervla
        desmond dev devon diana diane dillon dimitri dina dion divya dmitri dominic dominik dominika don donald
        donna donovan dora doreen doris dorothy dougal douglas duncan dylan eamon eddie edgar edie edith edmund
        eduardo edward edwin eileen eilidh eimear elaine eleanor elena eli eliana elias elif elijah elin elisa
        elise eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie elsa elsie emeka emil emilia
        emilie emily emma emmanuel eric erica erik erin ernest esme esmeralda estelle esther ethan ethel eugene
        eva evan evelyn evie ewa ewan ezra fabian farah farhan fatima fatma fatou felicity felix ffion finlay
        finley finn fiona florence folake fran frances francesca francis frankie fraser fred freddie freddy
        frederick freya gabby gabriel gabriela gabriella gareth gary gavin gemma geoff george georgia georgie
        georgina gerald geraldine gerard gethin gianna gill gillian gina giorgio giovanni gita giulia gladys
        glenn gloria godfrey gordon graham greg gregory greta gus gwen gwyneth habib hadiya hafsa haley halima
        hamish hamza hana hanna hannah haris harley harold haroon harper harpreet harriet harris harrison harry
        harvey hasan hassan hayley heather hector heidi helen helena henrietta henry hilary hilda holly howard
        huda hugh hugo humphrey hussain hussein ian ibrahim ida idris ifeoma igor ikram ilona imani imogen imran
        inaya india ines inga ingrid ioana iona iqra ira irene irina isaac isabel isabella isabelle isha isla
        ismail isobel ivan ivy iwona izabela izzy jack jackie jackson jacob jacqueline jacqui jade jaime jake
        jakub jamal james jamie jamila jan jane janet janice janine jasmin jasmine jason jasper javed javier
        jayden jayne jean jeanette jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jeremy jerome jerry
        jess jessica jessie jill jim jimmy jo joan joanna joanne jodie jody joe joel john johnny jon jonah jonas
        jonathan jordan jorge jose joseph josephine josh joshua josie joyce juan judith judy jules julia julian
        juliana julie juliet julius justin justine justyna kacper kaitlyn kamal kamila kara karen karim karina
        karl karolina kasia kate kath katherine kathleen kathryn kathy katie katrina katy katya kayla kayleigh
        keira keith kellie kelly kelsey ken kendra kenneth kenny kenya kerry kevin khadija khalid kian kiera
        kieran kim kimberley kiran kirsten kirsty kofi kristen kristina kwame kyle kyra lacey laila lana lara
        latoya laura lauren laurence lawrence layla leah leanne lee leena leila lena lennon leo leon leona
        leonard leonardo leonie leroy lesley leslie lewis lexi liam lidia lila lilah lilian lilly lily lina
        linda lindsay lindsey lionel lisa livia liz liza lizzie lloyd lochlan logan lois lola lorenzo loretta
        lori lorna lorraine lottie louie louis louisa louise luca lucas lucia lucinda lucy luis luisa lukasz
        luke luna lydia lyla lynda lynn lynne lynsey mabel maddie maddison madeleine madison maeve magda
        magdalena mahmoud mairead maisie maja malachi malcolm malik mandy manuel mara marcel marcia marcin marco
        marcus margaret margot maria mariam marian marie marilyn marina mario marion marisa marissa marjorie
        marlon marta martha martin martina martyn marvin mary maryam mateusz matilda matt matteo matthew maureen
        maurice maxine maya mbali megan mehmet mel melanie melissa mia mica michael michaela michal michel
        michelle miguel mihai mikael mike mikey mila milan mildred millie milo mina mira miranda miriam mitchell
        moesha mohamed mohammad mohammed moira mollie molly mona monica monika morag morgan morris moses
        muhammad muna murray musa mustafa myla myra myrtle nadia nadine naheed naima naina nancy naomi nasreen
        natalia natalie natasha nathalie nathan nathaniel neha neil nell nellie nevaeh ngozi nia niall niamh
        nicholas nick nicky nicola nicolas nicole nigel nikita nikki nikos nina nisha nizar noah noelle noor
        nora noreen norma norman nuala nyah obinna octavia ola olaf olga oliver olivia ollie oluwaseun omar oona
        orla orlaith oscar oskar osman otis otto owen pablo paddy paige pam pamela paola parveen patrice
        patricia patrick patrycja paul paula pauline pawel pedro peggy penelope perry peter petra phil philip
        philippa phillip phoebe phyllis piotr pippa pooja poppy pradeep preeti priya priyanka rachael rachel
        rafael rafal rafiq rahul raj rajesh ralph ramona rania raquel rashid raul ravi raymond raza rebecca
        reece reggie reginald rehana renata rhea rhian rhiannon rhona rhys ria ricardo richard richie rick ricky
        riley rita robert roberta roberto robyn rodrigo roger rohan roisin roland roman romeo ron ronald ronan
        ronnie rory rosa rosalind rosanna rosemary rosie ross rowan roxanne roy ruairi ruben ruby rufus rukhsana
        rupert russell ruth ryan saanvi sabina sabrina sade sadia sadie safiya saima sajid salim sally salma sam
        samantha samara samir samira samuel sana sandeep sandra sanjay sanjeev santiago saoirse sara sarah
        sarina sasha saskia scarlett scott sean sebastian selena selina serena sergio seth shabana shahid shane
        shanice shannon sharon shaun shauna shawn shay sheena sheila shelley sheryl shirley shivani shreya sian
        sid sidney sienna sierra silvia simon simone simran sinead siobhan skye sofia sonal sonia sonya sophia
        sophie spencer stacey stan stanley stefan stella steph stephanie stephen steve steven stewart stuart
        sunil susan susanna susannah susie suzanne sybil sydney sylvia tabitha tahir talia tamar tamara tamsin
        tania tanisha tanya tara tariq tasha tayyab ted teddy temi terence teresa terri terry tess tessa thea
        thelma theo theodore theresa thomas tia tiana tiffany tilly tim timothy tina tobias toby tom tomas
        tomasz tommy toni tony tracey tracy travis trevor tricia tristan trudy tunde tyler tyrone uche uma umar
        una ursula usman valerie vanessa veronica vicki vicky victor victoria vijay vikram vincent viola violet
        virginia vivian vivienne wanda warren wayne wendy wesley wilfred william willow winifred winnie wojciech
        xander xavier yasmin yasmine yosef younis yousef yusuf yvette yvonne zac zach zachary zahra zainab zak
        zara zeeshan zena zeynep zoe zoey zofia zubair zuzanna
        """
    )
)
